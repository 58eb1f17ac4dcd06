export { Screen } from './work/screen.tsx'
