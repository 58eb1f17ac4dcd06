import { useRouter } from '@tanstack/react-router'
import { useEffect } from 'react'
import { PageLoading } from './page-loading.tsx'

/** Goes elsewhere, once. (The router's own component starts again at every render and so never arrives at a page that loads.) */
export function Redirect({ to }: { readonly to: string }) {
  const { history } = useRouter()
  useEffect(() => history.replace(to), [history, to])
  return <PageLoading />
}
