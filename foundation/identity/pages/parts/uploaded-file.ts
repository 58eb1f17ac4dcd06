/** The id of the file that a finished upload became, or undefined while the server has not stored it. */
export async function uploadedFile(uploadId: string): Promise<string | undefined> {
  const reply = await fetch(`/api/uploads/${encodeURIComponent(uploadId)}/result`, { headers: { 'x-mithaq': '1' } })
  if (!reply.ok) return undefined
  const result: { readonly state: string; readonly file?: { readonly id: string } } = await reply.json()
  return result.state === 'stored' ? result.file?.id : undefined
}
