import { Trans } from '@lingui/react/macro'
import type { ReactNode } from 'react'
import { directionOf, type Language, pickText } from '../../foundation/language/index.ts'
import { Link } from '../design/link.tsx'
import type { Institution } from '../shell-data.ts'

type MastheadProps = {
  readonly institution: Institution | null
  readonly language: Language
  readonly home?: string
  readonly children?: ReactNode
}

/** The band at the top of every page: emblem and name of the institution, then what `children` brings. Static. */
export function Masthead({ institution, language, home = '/', children }: MastheadProps) {
  return (
    <header className="masthead">
      <div className="masthead-row">
        <Link className="masthead-name" href={home}>
          <Emblem institution={institution} />
          <InstitutionName institution={institution} language={language} />
        </Link>
        {children}
      </div>
    </header>
  )
}

/** The institution's picture; its name stands beside it, so it says nothing by itself. */
function Emblem({ institution }: Pick<MastheadProps, 'institution'>) {
  const file = institution?.emblem_file_id ?? null
  if (file === null) return null
  return <img className="masthead-emblem" src={`/api/emblem?v=${file}`} alt="" width="44" height="44" />
}

/** The name in the page's language, marked when only another language has it; the product's name before the setup. */
function InstitutionName({ institution, language }: Pick<MastheadProps, 'institution' | 'language'>) {
  const name = institution === null ? undefined : pickText(institution.name, language)
  if (name === undefined) {
    return (
      <span>
        <Trans id="web.product">ميثاق</Trans>
      </span>
    )
  }
  return (
    <bdi lang={name.language} dir={directionOf(name.language)}>
      {name.text}
    </bdi>
  )
}
