/** Sizes that tell little: powers of two up to a mebibyte, whole mebibytes beyond. */

const LEAST = 2048
const MEBIBYTE = 1024 * 1024

/** The bucket in bytes that this many bytes are padded to. */
export function bucketOf(bytes: number): number {
  if (bytes > MEBIBYTE) return Math.ceil(bytes / MEBIBYTE) * MEBIBYTE
  let bucket = LEAST
  while (bucket < bytes) bucket *= 2
  return bucket
}

/** Whether a plaintext of this size was padded. */
export const isBucket = (bytes: number): boolean => bytes > 0 && bucketOf(bytes) === bytes
