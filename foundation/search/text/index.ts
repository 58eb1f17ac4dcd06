/** The door of texts: how words are normalised, stemmed and asked for. Pure; opens in a browser too. */
export { analyse, analyserVersion, type Lexeme, type TextLanguage } from './analyse.ts'
export { lightStem } from './arabic-stem.ts'
export { type Mapped, normaliseArabic, normaliseMapped } from './normalise.ts'
export { tsqueryText } from './postgres-text.ts'
export { analyseQuery, type QueryTerm } from './query.ts'
