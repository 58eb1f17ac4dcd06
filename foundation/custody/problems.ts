/** Refusals of the log's routes. */
import { problem } from '../http/index.ts'

export const nothingSigned = problem({
  code: 'log.nothing-signed',
  status: 404,
  text: {
    ar: 'لم يوقَّع بعد على هذا القيد. أعد المحاولة بعد دقيقة.',
    fr: 'Cette inscription n’est pas encore signée. Réessayez dans une minute.',
    en: 'This entry has not been signed yet. Try again in a minute.',
  },
})

export const verifying = problem({
  code: 'log.verifying',
  status: 409,
  text: {
    ar: 'يجري التحقق من السجل الآن. انتظر حتى ينتهي ثم أعد المحاولة.',
    fr: 'Une vérification du registre est en cours. Attendez sa fin, puis réessayez.',
    en: 'The log is being verified already. Wait until that has ended, then try again.',
  },
})
