/** Cards, applications and key files are far smaller. */
const SMALL_BYTES_MAX = 2 ** 20

/** The text of a file that people hand over; null of one that is too large, which is not read. */
export async function readSmallFile(file: File): Promise<string | null> {
  return file.size > SMALL_BYTES_MAX ? null : await file.text()
}
