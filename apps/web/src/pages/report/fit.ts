// Makes the report fit one sheet, A4 or Letter: the type shrinks as far as it must, not further.

/// What both sheets have inside a 12 mm margin.
export const sheetMm = { width: 186, height: 250 };
const smallestPt = 6.5;
const largestPt = 10;

/// The largest size at which the page fits; the smallest allowed when none does.
export function largestFitting(heightAt: (pt: number) => number, limit: number): number {
  for (let pt = largestPt; pt > smallestPt; pt -= 0.25) if (heightAt(pt) <= limit) return pt;
  return smallestPt;
}

export function fitToSheet(sheet: HTMLElement): void {
  const pixelsPerMm = 96 / 25.4;
  sheet.classList.add('measuring');
  const pt = largestFitting((size) => {
    sheet.style.setProperty('--report-pt', `${size}pt`);
    return sheet.scrollHeight;
  }, sheetMm.height * pixelsPerMm);
  sheet.classList.remove('measuring');
  sheet.style.setProperty('--report-pt', `${pt}pt`);
}
