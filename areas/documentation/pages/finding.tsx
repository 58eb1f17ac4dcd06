export { Screen } from './finding/screen.tsx'
