/** Gives a file to the browser to keep. */
export function giveFile(name: string, content: Blob): void {
  const url = URL.createObjectURL(content)
  Object.assign(document.createElement('a'), { href: url, download: name }).click()
  setTimeout(() => URL.revokeObjectURL(url), GIVEN_MS)
}

export function giveJson(name: string, content: unknown): void {
  const text = `${JSON.stringify(content, null, 2)}\n`
  giveFile(name, new Blob([text], { type: 'application/json' }))
}

export function giveCsv(name: string, content: string): void {
  giveFile(name, new Blob([content], { type: 'text/csv' }))
}

/** Browsers have taken a file over by then. */
const GIVEN_MS = 60_000
