// A language that reads from right to left and that everyone can check: ?locale=pseudo in the address.
// Each word is English written backwards by the display (Unicode's own overrides), a little longer, as
// translations are. What is still plain English on the page then comes from the core, or was forgotten.

export const pseudoLanguage = 'ar-XB';

/// Longer by a third, as German or Finnish may be.
const stretched = (word: string) => (word.length > 4 ? word.replace(/[aeiou](?=[^aeiou]*$)/i, '$&$&') : word);

export const pseudo = (text: string): string =>
  text.replace(/\{\w+\}|[^{}]+/g, (part) => (part.startsWith('{') ? part : part.replace(/\p{L}+/gu, (word) => `\u202e${stretched(word)}\u202c`)));

export const isPseudo = (search: string): boolean => new URLSearchParams(search).get('locale') === 'pseudo';

export function applyPseudo(page: Pick<HTMLElement, 'lang' | 'dir'>): void {
  page.lang = pseudoLanguage;
  page.dir = 'rtl';
}
