import { Trans } from '@lingui/react/macro'
import { directionOf } from '../../../../foundation/language/index.ts'
import { LanguageName } from '../../../../web/index.ts'
import type { Clause, TextLanguages } from '../../model.ts'
import { standingWords } from './words.tsx'

type ClauseTextsProps = {
  readonly clause: Pick<Clause, 'heading' | 'body'>
  readonly languages: TextLanguages
}

/** What a clause says, its languages side by side. */
export function ClauseTexts({ clause: { heading, body }, languages }: ClauseTextsProps) {
  return (
    <div className="clause-languages" data-languages={languages.length}>
      {languages.map(({ lang, standing }) => {
        const [title, text] = [heading[lang] ?? '', body[lang] ?? '']
        return (
          <div key={lang} className="clause-text">
            <p className="clause-language-name">
              <LanguageName language={lang} /> · {standingWords[standing]()}
            </p>
            <div lang={lang} dir={directionOf(lang)}>
              {title === '' ? null : <p className="clause-title">{title}</p>}
              {text === '' ? null : <p>{text}</p>}
            </div>
            {title === '' && text === '' ? (
              <p className="summary-empty">
                <Trans id="agreement.clause.empty">لم يُكتب بعد</Trans>
              </p>
            ) : null}
          </div>
        )
      })}
    </div>
  )
}
