import { z } from 'zod'
import { cleanText, textFaultOf } from './clean-text.ts'
import { calendars, digitChoices, languages, locales, termPacks } from './locale.ts'
import { isTimeZone } from './time-zone.ts'

// Each schema is built by a function behind a PURE mark: a page that only formats then carries no zod.

/** Limits of a text in UTF-16 units, counted after cleaning. */
export type TextLimits = { readonly min?: number; readonly max?: number }

/**
 * A text a person typed: NFC, trimmed, without isolates. Refuses U+202A–202E, control characters and lone surrogates;
 * the issue is custom and carries the problem code in `params.problem` and as its message.
 */
export function text({ min = 1, max = 10_000 }: TextLimits = {}) {
  return z
    .string()
    .overwrite(cleanText)
    .min(min)
    .max(max)
    .superRefine((value, context) => {
      const problem = textFaultOf(value)
      if (problem !== undefined) context.addIssue({ code: 'custom', message: problem, params: { problem } })
    })
}

/**
 * A text in one to three languages, `{ ar?, fr?, en? }`. A language left empty counts as absent, so that a form may
 * send all three inputs. `required` (the default) refuses a text without any language with `text.required`.
 */
export function lText({ required = true, max = 10_000 }: { readonly required?: boolean; readonly max?: number } = {}) {
  const one = text({ min: 0, max }).exactOptional()
  return z
    .strictObject({ ar: one, fr: one, en: one })
    .overwrite(dropEmpty)
    .refine((value) => !required || languages.some((language) => value[language] !== undefined), {
      error: 'text.required',
      params: { problem: 'text.required' },
    })
}

function dropEmpty<Texts extends { [Key in (typeof languages)[number]]?: string }>(texts: Texts): Texts {
  const kept = { ...texts }
  for (const language of languages) if (kept[language] === '') delete kept[language]
  return kept
}

/** A text in at least one language. */
export const LText = /* @__PURE__ */ lText()
export type LText = z.infer<typeof LText>

export const LocaleCode = /* @__PURE__ */ z.enum(locales)
export const LanguageCode = /* @__PURE__ */ z.enum(languages)
export const TimeZone = /* @__PURE__ */ timeZone()

function timeZone() {
  return z
    .string()
    .max(64)
    .refine(isTimeZone, { error: 'time-zone.unknown', params: { problem: 'time-zone.unknown' } })
}

const unique = (values: readonly unknown[]) => new Set(values).size === values.length
const uniqueParams = { error: 'list.repeated', params: { problem: 'list.repeated' } }

/**
 * How an institution writes: its locales (the first is the default), digits, calendars, week and clock. Weekend days
 * are 1 = Monday … 7 = Sunday and are never derived from a country. `week_start` null follows the locale.
 * `LanguageProfile.shape` is meant to be spread into the schema of the institution.
 */
export const LanguageProfile = /* @__PURE__ */ languageProfile()
export type LanguageProfile = z.infer<typeof LanguageProfile>

function languageProfile() {
  const day = z.int().min(1).max(7)
  return z.strictObject({
    locales: z.array(z.enum(locales)).min(1).refine(unique, uniqueParams),
    digits: z.enum(digitChoices),
    calendars: z.array(z.enum(calendars)).min(1).refine(unique, uniqueParams),
    week_start: day.nullable(),
    weekend: z.array(day).max(6).refine(unique, uniqueParams),
    time_zone: timeZone(),
    term_pack: z.enum(termPacks),
  })
}

/** How a person reads. Digits `locale` follow what the institution chose. */
export const UserDisplay = /* @__PURE__ */ userDisplay()
export type UserDisplay = z.infer<typeof UserDisplay>

function userDisplay() {
  return z.strictObject({
    locale: z.enum(locales),
    digits: z.enum(digitChoices),
    hijri_beside: z.boolean(),
    low_data: z.boolean(),
  })
}
