export { Screen } from './work/retention.tsx'
