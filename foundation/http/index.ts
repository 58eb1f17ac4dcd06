/** The door of the http room: routes as data, problems, paging, headers, the OpenAPI document, logs and metrics. */
export { fieldErrors, fieldSentences, sentenceOf } from './field-sentences.ts'
export { addSecurityHeaders, bytesHeaders, publicPolicy, staffPolicy, unreadableAnswer } from './headers.ts'
export { answerErrors, BODY_LIMIT, type Frame, mount, requestId, requestLanguage, sendProblem } from './mount.ts'
export { type Log, type Metrics, observe, openLog } from './observe.ts'
export { openApiOf } from './open-api.ts'
export { cursorOf, pageOf, pageQuery, readCursor, toPage } from './paging.ts'
export { type FieldError, Problem, problem, problemBody, problems, type Sentences } from './problem.ts'
export {
  forgeryRefused,
  invalid,
  malformed,
  misdirected,
  notAllowed,
  notFound,
  recordChanged,
  sessionNeeded,
  tooLarge,
} from './problems.ts'
export { type AnyRoute, type Call, none, nothing, type RawRoute, type Route, route } from './route.ts'
