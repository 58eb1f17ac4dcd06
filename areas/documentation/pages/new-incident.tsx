export { Screen } from './interview/screen.tsx'
