import type { Display } from './display.ts'

/** A language as people name it («العربية», « arabe ») from its BCP 47 tag; a tag that is none stays as it is. For showing only. */
export function languageName({ locale }: Pick<Display, 'locale'>, tag: string): string {
  try {
    return new Intl.DisplayNames(locale, { type: 'language' }).of(tag) ?? tag
  } catch {
    return tag
  }
}
