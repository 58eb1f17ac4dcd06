/** Where to go after signing in: the page asked for (`?to=`), if it is one of this application, else the home page. */
export function placeAfter(search: string): string {
  const to = new URLSearchParams(search).get('to') ?? '/'
  // `//host` and `/\host` lead to another site
  return /^\/(?![/\\])/.test(to) && !to.startsWith('/sign-in') ? to : '/'
}
