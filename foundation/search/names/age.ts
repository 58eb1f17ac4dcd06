/** Years of an age as lists tell it: 34, `34`, `2 months`, `Less than a day`, «شهران»; undefined for none, or what is no age. */
export function ageInYears(age: number | string | undefined): number | undefined {
  if (age === undefined || age === '') return undefined
  if (typeof age === 'number') return age >= 0 && age <= mostYears ? Math.floor(age) : undefined
  const text = age.trim().toLowerCase()
  if (/^\d{1,3}$/.test(text)) return ageInYears(Number(text))
  const months = /^(\d{1,3})\s*(?:months?|mois|أشهر|شهر)/.exec(text)?.[1]
  if (months !== undefined) return ageInYears(Number(months) / 12)
  return /^(?:\d{1,3}\s*(?:days?|weeks?|jours?|semaines?|يوم|أيام|أسبوع|أسابيع)|less than|moins d|أقل من|شهر|يوم|أسبوع)/.test(
    text,
  )
    ? 0
    : undefined
}

const mostYears = 130
