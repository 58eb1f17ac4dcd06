import { useLingui } from '@lingui/react/macro'
import { directionOf, languages } from '../../foundation/language/index.ts'
import { languageNames } from '../language.ts'
import { useSession } from './session.tsx'

/** The three languages, each under its own name; the one in use is marked and cannot be pressed to no effect. */
export function LanguageSwitch() {
  const { t } = useLingui()
  const { language, changeLanguage } = useSession()
  return (
    <ul className="language-switch" aria-label={t({ id: 'web.language.label', message: 'لغة الواجهة' })}>
      {languages.map((one) => (
        <li key={one}>
          <button
            type="button"
            lang={one}
            dir={directionOf(one)}
            aria-current={one === language ? 'true' : undefined}
            onClick={() => void changeLanguage(one)}
          >
            {languageNames[one]}
          </button>
        </li>
      ))}
    </ul>
  )
}
