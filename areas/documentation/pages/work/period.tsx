import { Plural } from '@lingui/react/macro'

/** A length of time such as `P5Y` or `P18M`, in words. */
export function Period({ length }: { readonly length: string }) {
  const count = Number(length.slice(1, -1))
  if (length.endsWith('M'))
    return (
      <Plural
        id="documentation.work.months"
        value={count}
        zero="أقل من شهر"
        one="شهر واحد"
        two="شهران"
        few="# أشهر"
        many="# شهرًا"
        other="# شهر"
      />
    )
  return (
    <Plural
      id="documentation.work.years"
      value={count}
      zero="أقل من سنة"
      one="سنة واحدة"
      two="سنتان"
      few="# سنوات"
      many="# سنة"
      other="# سنة"
    />
  )
}
