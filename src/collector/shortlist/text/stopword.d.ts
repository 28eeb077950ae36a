/** The lists of the package `stopword` that we read: it ships no types. */
declare module 'stopword' {
  export const eng: readonly string[];
  export const pol: readonly string[];
  export const ron: readonly string[];
  export const panGu: readonly string[];
  export const urd: readonly string[];
  export const ben: readonly string[];
  export const ara: readonly string[];
}
