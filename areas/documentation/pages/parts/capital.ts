/** A word of a declaration where it begins a line: declarations write them as they stand inside a sentence. */
export const capital = (words: string) => words.charAt(0).toLocaleUpperCase() + words.slice(1)
