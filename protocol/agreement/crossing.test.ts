import assert from 'node:assert/strict'
import test from 'node:test'
import { type Body, carry, empower, introduce, ok, openSide, type Side } from './testing/pair.ts'

const now = () => new Date()
const day = (ahead: number) => new Date(Date.now() + ahead * 86_400_000).toISOString().slice(0, 10)
const rabat = await openSide(now)
const ramallah = await openSide(now)
await introduce(rabat, ramallah)
await introduce(ramallah, rabat)

const viewOf = (side: Side, id: string) => ok(side.focal('GET', `/api/protocols/${id}`))
const current = (view: Body) => view.current as Body

/** A first text that was rejected, and a second one of each side under the same number, neither of which has arrived. */
async function cross(notice: readonly [number, number]): Promise<string> {
  const view = await ok(
    rabat.focal('POST', '/api/protocols', {
      body: {
        kind: 'protocol',
        title: { ar: 'بروتوكول' },
        languages: [{ lang: 'ar', standing: 'authentic' }],
        template: 'cooperation',
        parties: [{ institution: ramallah.urn, role: 'party' }],
      },
    }),
  )
  const id = String(view.id)
  for (const { urn } of [rabat, ramallah]) await empower(rabat, id, urn, { from: '2026-01-01', until: null })
  await ok(
    rabat.focal('PATCH', `/api/protocols/${id}/draft`, {
      version: Number(current(await viewOf(rabat, id)).version),
      body: { signed_on: day(0), in_force_on: day(0) },
    }),
  )
  await ok(rabat.focal('POST', `/api/protocols/${id}/proposal`))
  await carry(rabat, ramallah, id)
  await ok(ramallah.focal('POST', `/api/protocols/${id}/rejection`, { body: { reason: 'نعيد النظر.' } }))
  await carry(ramallah, rabat, id)
  for (const [index, side] of [rabat, ramallah].entries()) {
    const draft = await ok(side.focal('POST', `/api/protocols/${id}/draft`, { body: { from: 'revise' } }))
    await ok(
      side.focal('PATCH', `/api/protocols/${id}/draft`, {
        version: Number(current(draft).version),
        body: { notice_days: notice[index] ?? 0 },
      }),
    )
    await ok(side.focal('POST', `/api/protocols/${id}/proposal`))
  }
  return id
}

const hashOf = async (side: Side, id: string, number: number) =>
  current(await ok(side.focal('GET', `/api/protocols/${id}?number=${number}`))).content_sha256

for (const order of [
  [rabat, ramallah],
  [ramallah, rabat],
] as const)
  test(`two proposals of one number: both sides keep the one with the lower hash, the other goes on as a draft (${order[0] === rabat ? 'one' : 'other'} order)`, async () => {
    const id = await cross([40, 50])
    const hashes = [String(await hashOf(rabat, id, 2)), String(await hashOf(ramallah, id, 2))]
    const [winner, loser] = (hashes[0] ?? '') < (hashes[1] ?? '') ? [rabat, ramallah] : [ramallah, rabat]
    const lost = winner === rabat ? 50 : 40
    for (const side of order) await carry(side, side === rabat ? ramallah : rabat, id)
    for (const side of [rabat, ramallah]) assert.equal(await hashOf(side, id, 2), hashes.toSorted()[0])
    assert.equal(current(await viewOf(winner, id)).number, 2)
    const draft = current(await viewOf(loser, id))
    assert.deepEqual(
      [draft.number, draft.state, draft.notice_days],
      [3, 'draft', lost],
      'nothing that was typed is lost',
    )
    const theirs = await ok(loser.focal('GET', `/api/protocols/${id}?number=2`))
    assert.ok(
      !(theirs.acts as Body[]).some(
        ({ type, version, party, sha256 }) =>
          type === 'approval' && version === 2 && party === loser.urn && sha256 === current(theirs).content_sha256,
      ),
      'who approved the one has not approved the other',
    )

    await ok(loser.focal('POST', `/api/protocols/${id}/proposal`))
    const [arrived] = await carry(loser, winner, id)
    assert.deepEqual([arrived?.outcome, arrived?.message, arrived?.version], ['applied', 'counter-proposal', 3])
    const { content_sha256, notice_days } = current(await viewOf(winner, id))
    assert.equal(notice_days, lost)
    await ok(winner.focal('POST', `/api/protocols/${id}/approval`, { body: { content_sha256 } }))
    await carry(winner, loser, id)
    for (const side of [rabat, ramallah]) assert.equal((await viewOf(side, id)).status, 'text_agreed')
  })

test('what its author says of a text that gave way changes nothing, and holds nothing up', async () => {
  const id = await cross([60, 70])
  const hashes = [String(await hashOf(rabat, id, 2)), String(await hashOf(ramallah, id, 2))]
  const [winner, loser] = (hashes[0] ?? '') < (hashes[1] ?? '') ? [rabat, ramallah] : [ramallah, rabat]
  await ok(loser.focal('POST', `/api/protocols/${id}/rejection`, { body: { reason: 'نسحب نصنا.' } }))
  assert.deepEqual(
    (await carry(loser, winner, id)).map(({ outcome }) => outcome),
    ['applied', 'applied'],
  )
  assert.equal(current(await viewOf(winner, id)).state, 'proposed')
  await carry(winner, loser, id)
  assert.equal(await hashOf(loser, id, 2), hashes.toSorted()[0])
})
