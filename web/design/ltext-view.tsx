import { Trans } from '@lingui/react/macro'
import { directionOf, type Language, type LText, languages, pickText } from '../../foundation/language/index.ts'
import { useDisplay } from './display.tsx'

/** The name of a text language in the language of the page. */
export function LanguageName({ language }: { readonly language: Language }) {
  if (language === 'ar') return <Trans id="design.language.ar">العربية</Trans>
  if (language === 'fr') return <Trans id="design.language.fr">الفرنسية</Trans>
  return <Trans id="design.language.en">الإنجليزية</Trans>
}

/** A text in the page's language; where only another has it, that one, marked with `lang` and named in words unless `quiet`. */
export function LTextView({ text, quiet = false }: { readonly text: LText; readonly quiet?: boolean }) {
  const { language } = useDisplay()
  const found = pickText(text, language)
  if (found === undefined) return <Missing />
  if (found.language === language) return <bdi>{found.text}</bdi>
  return (
    <>
      <bdi lang={found.language} dir={directionOf(found.language)}>
        {found.text}
      </bdi>
      {quiet ? null : (
        <span className="foreign-note">
          {' '}
          (<LanguageName language={found.language} />)
        </span>
      )}
    </>
  )
}

/** Every language a text exists in, one under the other, the page's own first. */
export function LTextAll({ text }: { readonly text: LText }) {
  const { language: wanted } = useDisplay()
  const order = [wanted, ...languages.filter((language) => language !== wanted)]
  const present = order.filter((language) => (text[language] ?? '') !== '')
  if (present.length === 0) return <Missing />
  return present.map((language) => (
    <div key={language} lang={language}>
      <bdi dir={directionOf(language)}>{text[language]}</bdi>
    </div>
  ))
}

/** What stands where a record holds no value: a word, not an empty cell. */
export function Missing() {
  return (
    <span className="summary-empty">
      <Trans id="design.value.missing">غير مذكور</Trans>
    </span>
  )
}
