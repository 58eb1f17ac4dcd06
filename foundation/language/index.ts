/** The door of the room, for the browser and for Node. What only Node can do (catalogue files) is behind `server.ts`. */
export { cleanText, type TextFault, textFaultOf } from './clean-text.ts'
export { localDigits, plainDigits } from './digits.ts'
export { type Display, displayOf, plainDisplay } from './display.ts'
export { formatDate, formatDateTime, formatRelative, formatTime, monthName, weekdayName } from './format-date.ts'
export {
  formatFileSize,
  formatList,
  formatNumber,
  formatPercent,
  type ListKind,
  listParts,
  pluralCategory,
} from './format-number.ts'
export { isolate, isolateLtr, stripBidi } from './isolation.ts'
export { languageName } from './language-name.ts'
export {
  type Calendar,
  calendars,
  type DigitChoice,
  type Digits,
  type Direction,
  digitChoices,
  digitsOf,
  directionOf,
  type HijriCalendar,
  isLocale,
  type Language,
  type Locale,
  languageOf,
  languages,
  locales,
  type TermPack,
  termPacks,
  weekStartOf,
} from './locale.ts'
export {
  LanguageCode,
  LanguageProfile,
  LocaleCode,
  LText,
  lText,
  type TextLimits,
  TimeZone,
  text,
  UserDisplay,
} from './model.ts'
export { negotiateLocale, offeredLocales } from './negotiate.ts'
export { type PickedText, pickText } from './pick-text.ts'
export {
  type NumberFault,
  type NumberMarks,
  numberMarksOf,
  type ParsedNumber,
  parseNumber,
  type ReadNumber,
  readNumber,
} from './read-number.ts'
export { numberSentences, type Sentences } from './sentences.ts'
export { isTimeZone, timeZoneName, timeZones } from './time-zone.ts'
