import type { Language, Sentences } from '../../language/index.ts'
import type { Reason } from './model.ts'

/** What each reason says to whoever decides. */
export const reasonSentences: { readonly [R in Reason]: Sentences } = {
  'name.same': { ar: 'الاسم نفسه', fr: 'même nom', en: 'same name' },
  'name.same-repaired': {
    ar: 'الاسم نفسه بعد تصويب «لا» المقلوبة',
    fr: 'même nom une fois le lam-alef inversé remis à l’endroit',
    en: 'same name once a reversed lam-alef is read right',
  },
  'name.same-given-father-family': {
    ar: 'الاسم واسم الأب واسم العائلة متوافقة',
    fr: 'même prénom, même nom du père et même nom de famille',
    en: 'same given, father’s and family name',
  },
  'name.same-father-family': {
    ar: 'اسم الأب واسم العائلة متوافقان',
    fr: 'même nom du père et même nom de famille',
    en: 'same father’s and family name',
  },
  'name.same-given-family': {
    ar: 'الاسم واسم العائلة متوافقان',
    fr: 'même prénom et même nom de famille',
    en: 'same given and family name',
  },
  'name.letter-apart': {
    ar: 'في الاسم اختلاف حرف أو حرفين',
    fr: 'une ou deux lettres du nom diffèrent',
    en: 'a letter or two of the name differ',
  },
  'name.part-more': {
    ar: 'في أحد الاسمين جزء ليس في الآخر',
    fr: 'l’un des noms a un élément de plus',
    en: 'one of the names has a part more',
  },
  'name.given-differs': {
    ar: 'الاسم الأول مختلف',
    fr: 'les prénoms diffèrent',
    en: 'given names differ',
  },
  'name.family-differs': {
    ar: 'اسم العائلة مختلف',
    fr: 'les noms de famille diffèrent',
    en: 'family names differ',
  },
  'name.across-scripts': {
    ar: 'أحد الاسمين بحروف لاتينية، والنطق وحده هو ما قورن',
    fr: 'l’un des noms est en lettres latines : seule la prononciation est comparée',
    en: 'one name is in Latin letters: only how they sound is compared',
  },
  'name.short': {
    ar: 'الاسم من ثلاثة أجزاء أو أقل، ولا يكفي وحده',
    fr: 'nom de trois éléments ou moins : il ne suffit pas à lui seul',
    en: 'a name of three parts or fewer: not enough by itself',
  },
  'birth.same': { ar: 'تاريخ الميلاد نفسه', fr: 'même date de naissance', en: 'same birth date' },
  'birth.same-as-known': {
    ar: 'تاريخا الميلاد متفقان فيما يُعرف منهما',
    fr: 'dates de naissance concordantes pour ce qu’on en connaît',
    en: 'birth dates agree as far as they are known',
  },
  'birth.day-apart': {
    ar: 'بين تاريخي الميلاد يوم واحد',
    fr: 'dates de naissance à un jour d’intervalle',
    en: 'birth dates a day apart',
  },
  'birth.swapped': {
    ar: 'اليوم والشهر متبادلان في تاريخ الميلاد',
    fr: 'jour et mois de naissance inversés',
    en: 'day and month of birth swapped',
  },
  'birth.year-apart': {
    ar: 'بين تاريخي الميلاد سنة واحدة',
    fr: 'dates de naissance à un an d’intervalle',
    en: 'birth dates a year apart',
  },
  'birth.digit-apart': {
    ar: 'في تاريخ الميلاد رقم مختلف',
    fr: 'un chiffre de la date de naissance diffère',
    en: 'one figure of the birth dates differs',
  },
  'birth.near': {
    ar: 'سنة الميلاد نفسها، لا اليوم ولا الشهر كلاهما',
    fr: 'même année de naissance, mais non le jour et le mois à la fois',
    en: 'same year of birth, though not both day and month',
  },
  'birth.differs': {
    ar: 'تاريخا الميلاد مختلفان',
    fr: 'les dates de naissance diffèrent',
    en: 'birth dates differ',
  },
  'age.same': { ar: 'العمر نفسه', fr: 'même âge', en: 'same age' },
  'age.near': { ar: 'العمران متقاربان', fr: 'âges proches', en: 'ages near each other' },
  'age.differs': { ar: 'العمران مختلفان', fr: 'les âges diffèrent', en: 'ages differ' },
  'sex.differs': { ar: 'الجنس مختلف', fr: 'le sexe diffère', en: 'sex differs' },
  'place.same': { ar: 'المكان نفسه', fr: 'même lieu', en: 'same place' },
  'place.differs': { ar: 'المكان مختلف', fr: 'lieux différents', en: 'places differ' },
}

const between: Sentences = { ar: '، ', fr: ', ', en: ', ' }

/** The reasons in words, in the order found: "same father's and family name, birth dates a day apart". Names no name. */
export function explain(reasons: readonly Reason[], language: Language): string {
  const text = reasons.map((reason) => reasonSentences[reason][language]).join(between[language])
  return text.slice(0, 1).toUpperCase() + text.slice(1)
}
