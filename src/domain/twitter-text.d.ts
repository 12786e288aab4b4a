/** One function of X’s own library by itself: the whole of it costs three times as much at start. */
declare module 'twitter-text/dist/parseTweet.js' {
  /** Throws nothing; `weightedLength` counts as X counts (280 is the limit of an ordinary post). */
  export default function parseTweet(text: string): { readonly weightedLength: number }
}
