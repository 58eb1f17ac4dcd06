/** Words that are written into tasks, in the first language of the institution. */
import { isolate } from '../../../foundation/language/index.ts'

type Language = 'ar' | 'fr' | 'en'

/** What a person in charge is to do after a withdrawal: tell a body that already received something. */
export function noticeTitle(language: Language, code: string, recipient: string): string {
  const [who, body] = [isolate(code), isolate(recipient)]
  const titles: Readonly<Record<Language, string>> = {
    ar: `سُحبت موافقة ${who}: أبلغ ${body} بذلك`,
    fr: `Consentement de ${who} retiré : en informer ${body}`,
    en: `Consent of ${who} withdrawn: tell ${body}`,
  }
  return titles[language]
}
