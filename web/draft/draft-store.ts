/** A draft as it lies on the device: AES-GCM over its JSON, under a key that the browser never gives out. */
type Sealed = { readonly iv: Uint8Array<ArrayBuffer>; readonly bytes: ArrayBuffer }

const databaseName = 'mithaq-drafts'
const keyName = 'draft-key'

/** Keeps drafts on this device only. All three answer undefined or false where the browser offers no encrypted place. */
export type DraftStore = {
  readonly read: (key: string) => Promise<unknown>
  /** Whether the draft now lies on the device. */
  readonly write: (key: string, value: unknown) => Promise<boolean>
  readonly remove: (key: string) => Promise<void>
}

/** The store in this browser's IndexedDB. The key cannot be exported: a copy of the profile's files alone opens nothing. */
export const deviceDrafts: DraftStore = {
  async read(key) {
    const database = await open()
    if (database === undefined) return undefined
    const sealed = await ask<Sealed | undefined>(database, 'drafts', 'readonly', (store) => store.get(key))
    const secret = await ask<CryptoKey | undefined>(database, 'keys', 'readonly', (store) => store.get(keyName))
    database.close()
    if (sealed === undefined || secret === undefined) return undefined
    try {
      const clear = await crypto.subtle.decrypt(settings(sealed.iv, key), secret, sealed.bytes)
      return JSON.parse(new TextDecoder().decode(clear))
    } catch {
      return undefined // written under a key that sign-out has removed
    }
  },

  async write(key, value) {
    const database = await open()
    if (database === undefined) return false
    try {
      const secret = await secretKey(database)
      const iv = crypto.getRandomValues(new Uint8Array(12))
      const bytes = await crypto.subtle.encrypt(
        settings(iv, key),
        secret,
        new TextEncoder().encode(JSON.stringify(value)),
      )
      await ask(database, 'drafts', 'readwrite', (store) => store.put({ iv, bytes } satisfies Sealed, key))
      return true
    } catch {
      return false // storage full or refused: the form keeps its values in memory and says so
    } finally {
      database.close()
    }
  },

  async remove(key) {
    const database = await open()
    if (database === undefined) return
    await ask(database, 'drafts', 'readwrite', (store) => store.delete(key))
    database.close()
  },
}

/** Removes every draft and the key; part of signing out. */
export function forgetDrafts(): Promise<void> {
  return new Promise((resolve) => {
    const request = indexedDB.deleteDatabase(databaseName)
    request.onsuccess = () => resolve()
    request.onerror = () => resolve()
    request.onblocked = () => resolve()
  })
}

/** The name of the draft is authenticated with it, so that two drafts cannot be exchanged. */
const settings = (iv: Uint8Array<ArrayBuffer>, key: string) => ({
  name: 'AES-GCM',
  iv,
  additionalData: new TextEncoder().encode(key),
})

async function secretKey(database: IDBDatabase): Promise<CryptoKey> {
  const known = await ask<CryptoKey | undefined>(database, 'keys', 'readonly', (store) => store.get(keyName))
  if (known !== undefined) return known
  const made = await crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt'])
  // two tabs may do this at once: the first one to add wins, both then read the same key
  await ask(database, 'keys', 'readwrite', (store) => store.add(made, keyName)).catch(() => undefined)
  return ask<CryptoKey>(database, 'keys', 'readonly', (store) => store.get(keyName))
}

/** Undefined outside a secure context and where the browser refuses storage (private windows of some browsers). */
function open(): Promise<IDBDatabase | undefined> {
  if (typeof indexedDB === 'undefined' || globalThis.crypto?.subtle === undefined) return Promise.resolve(undefined)
  return new Promise((resolve) => {
    const request = indexedDB.open(databaseName, 1)
    request.onupgradeneeded = () => {
      request.result.createObjectStore('keys')
      request.result.createObjectStore('drafts')
    }
    request.onsuccess = () => {
      request.result.onversionchange = () => request.result.close()
      resolve(request.result)
    }
    request.onerror = () => resolve(undefined)
  })
}

type Mode = 'readonly' | 'readwrite'

function ask<Value>(
  database: IDBDatabase,
  storeName: string,
  mode: Mode,
  act: (store: IDBObjectStore) => IDBRequest,
): Promise<Value> {
  return new Promise((resolve, reject) => {
    const transaction = database.transaction(storeName, mode, mode === 'readwrite' ? { durability: 'strict' } : {})
    const request = act(transaction.objectStore(storeName))
    transaction.oncomplete = () => resolve(request.result)
    transaction.onerror = () => reject(transaction.error)
    transaction.onabort = () => reject(transaction.error)
  })
}
