/** A list as a file: which one, under which filters, in which form. */
export interface ListExport {
  /** The field of the list: `titles`, `receivables`, `parties`. */
  readonly list: string
  /** The record on which the list stands, where it is none of the party's own. */
  readonly of?: string
  /** CSV has no limit of rows, XLSX one of 200,000, PDF one of 5,000. */
  readonly format: 'csv' | 'xlsx' | 'pdf'
  /** Of the headings; Chinese, if not said. */
  readonly language?: 'zh' | 'en'
  /** As the list takes them, its `order` among them. */
  readonly filters?: Readonly<Record<string, unknown>>
  /** A token, whose entries the list shows. */
  readonly atLeast?: string
}

export interface ExportedFile {
  /** List, party and business date. */
  readonly name: string
  readonly bytes: ReadableStream<Uint8Array>
}
