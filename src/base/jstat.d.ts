declare module 'jstat' {
  type Distribution1 = { cdf(x: number, a: number): number };
  type Distribution2 = { inv(p: number, a: number, b: number): number; cdf(x: number, a: number, b: number): number };
  const jstat: { readonly beta: Distribution2; readonly chisquare: Distribution1; gammaln(x: number): number };
  export default jstat;
}
