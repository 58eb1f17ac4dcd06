import { Trans } from '@lingui/react/macro'
import type { ReactNode } from 'react'
import { type LText, languages } from '../../../../foundation/language/index.ts'
import { FieldGroup, type FieldProps, LTextFields, LTextView, Select, TextInput } from '../../../../web/index.ts'
import { placePrecisions } from '../../model.ts'
import { vocabulary } from './calls.ts'
import type { PlaceDraft } from './field-drafts.ts'
import { PickField } from './pick-field.tsx'
import { TermField } from './term-field.tsx'
import { precisions } from './words.tsx'

type AreaFieldProps = FieldProps & {
  readonly values: readonly string[]
  readonly onChange: (values: readonly string[]) => void
  readonly multiple: boolean
  readonly labelOf: (id: string) => string | undefined
}

/** Areas of the institution's gazetteer by the beginnings of their names. */
export function AreaField({ labelOf, ...field }: AreaFieldProps) {
  return (
    <PickField
      {...field}
      searchKey={['areas']}
      search={async (search, signal) => {
        const { items } = await vocabulary('GET /api/areas', { query: { search, limit: 20 }, signal })
        return items.map(({ id, names, above }) => ({
          id,
          label: <LTextView text={names} quiet />,
          above: above.length === 0 ? undefined : <Path names={above} />,
        }))
      }}
      labelOf={(id) => <bdi>{labelOf(id) ?? id}</bdi>}
    />
  )
}

const Path = ({ names }: { readonly names: readonly LText[] }): ReactNode =>
  names.map((name, index) => (
    <span key={JSON.stringify(name)}>
      {index === 0 ? null : ' · '}
      <LTextView text={name} quiet />
    </span>
  ))

type PlaceFieldProps = FieldProps & {
  readonly draft: PlaceDraft
  readonly onChange: (draft: PlaceDraft) => void
  readonly labelOf: (id: string) => string | undefined
}

/** Where: an area of the gazetteer, or a point with a radius of a kilometre at least, and how finely it is known. */
export function PlaceField({ draft, onChange, labelOf, id, error, ...group }: PlaceFieldProps) {
  const set = (part: Partial<PlaceDraft>) => onChange({ ...draft, ...part })
  const number = (key: 'latitude' | 'longitude' | 'radius_m', label: ReactNode) => (
    <TextInput
      id={`${id}-${key}`}
      width="short"
      optional
      inputMode="decimal"
      label={label}
      value={draft[key]}
      onChange={(event) => set({ [key]: event.target.value })}
    />
  )
  return (
    <FieldGroup {...group} id={`${id}-group`}>
      <AreaField
        id={id}
        optional
        label={<Trans id="documentation.place.area">المنطقة من معجم الأماكن</Trans>}
        values={draft.area}
        onChange={(area) => set({ area })}
        multiple={false}
        labelOf={labelOf}
        {...(error === undefined ? {} : { error })}
      />
      <Select
        id={`${id}-precision`}
        label={<Trans id="documentation.place.precision">دقة تحديد المكان</Trans>}
        value={draft.precision}
        onChange={(event) => set({ precision: event.target.value })}
      >
        <option value="">–</option>
        {placePrecisions.map((precision) => (
          <option key={precision} value={precision}>
            {precisions[precision]?.()}
          </option>
        ))}
      </Select>
      <details>
        <summary>
          <Trans id="documentation.place.more">نقطة أو اسم خارج المعجم</Trans>
        </summary>
        {number('latitude', <Trans id="documentation.place.latitude">خط العرض</Trans>)}
        {number('longitude', <Trans id="documentation.place.longitude">خط الطول</Trans>)}
        {number('radius_m', <Trans id="documentation.place.radius">نصف القطر بالمتر، 1000 على الأقل</Trans>)}
        <LTextFields
          id={`${id}-named`}
          name={`${id}-named`}
          optional
          label={<Trans id="documentation.place.named">اسم المكان كما يُعرف</Trans>}
          languages={languages}
          value={draft.named}
          onChange={(named) => set({ named })}
        />
        <TermField
          id={`${id}-type`}
          optional
          label={<Trans id="documentation.place.type">نوع المكان</Trans>}
          list="location-type"
          values={draft.location_type}
          onChange={(location_type) => set({ location_type })}
          multiple={false}
          labelOf={labelOf}
        />
      </details>
    </FieldGroup>
  )
}
