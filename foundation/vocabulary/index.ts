/** The door of the vocabulary room: coded lists, their terms, and the gazetteer. */
export { dataClasses } from './model.ts'
