import type { ExportedFile, ListExport } from './list-export.ts'
import type { Transport } from './transport.ts'

/** Lists as files, with the filters and the rights of the list; all rows, not a page of them. */
export interface Exports {
  /** What is refused is thrown as TransportFault; so is a file that breaks off. */
  list(what: ListExport): Promise<ExportedFile>
}

export function exportsBy(transport: Transport, bearer: () => Promise<string>): Exports {
  return { list: async what => await transport.download(what, await bearer()) }
}
