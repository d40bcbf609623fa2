declare module '@core-wasm?url' {
  const url: string;
  export default url;
}

declare module '@body-wasm?url' {
  const url: string;
  export default url;
}

declare module '@body-skin?url' {
  const url: string;
  export default url;
}
