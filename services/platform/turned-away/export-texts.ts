import { badInput, conflict, notFound } from '../../../contracts/kernel/refusal-text.ts'
import { told } from './told.ts'

/** What a request for a list as a file must be. */
export const EXPORT_TEXTS = {
  export_must_have_its_form: told(
    400,
    'BAD_USER_INPUT',
    badInput<{ reason: string }>(
      d => `导出请求的字段有误：${d.reason}`,
      d => `A field of the request for an export is wrong: ${d.reason}`,
    ),
  ),
  export_must_be_of_a_list: told(
    400,
    'BAD_USER_INPUT',
    badInput<{ found: string; lists: string }>(
      d => `没有可导出的列表“${d.found}”；可导出：${d.lists}。`,
      d => `There is no list “${d.found}” to export; there are ${d.lists}.`,
    ),
  ),
  export_must_name_filters_of_its_list: told(
    400,
    'BAD_USER_INPUT',
    badInput<{ found: string; filters: string }>(
      d => `此列表没有筛选条件“${d.found}”；可用：${d.filters}。`,
      d => `The list has no filter “${d.found}”; it has ${d.filters}.`,
    ),
  ),
  export_must_give_the_filters_it_needs: told(
    400,
    'BAD_USER_INPUT',
    badInput<{ lacking: string }>(
      d => `此列表须给出筛选条件：${d.lacking}。`,
      d => `The list needs the filters ${d.lacking}.`,
    ),
  ),
  export_must_be_of_a_node_that_is_seen: told(
    404,
    'NOT_FOUND',
    notFound(
      '没有 of 所指的记录，或贵方无权查看。',
      'There is no record of the id in of, or the party may not see it.',
    ),
  ),
  export_must_keep_to_its_rows: told(
    422,
    'BAD_USER_INPUT',
    badInput<{ format: string; limit: number; found: number }>(
      d =>
        `${d.format} 最多 ${d.limit} 行，此列表有 ${d.found} 行；请缩小筛选范围，或导出 CSV（不限行数）。`,
      d =>
        `A ${d.format} has at most ${d.limit} rows and the list ${d.found}; narrow its filters, ` +
        'or take CSV, which has no limit.',
    ),
  ),
  export_must_wait_for_the_others: told(
    429,
    'TOO_MANY_REQUESTS',
    conflict<{ limit: number; waiting: number }>(
      d => `每一主体同时只能导出 ${d.limit} 个列表，另有 ${d.waiting} 个在等待；请待其完成后再试。`,
      d =>
        `Exports of a party run at most ${d.limit} at a time, and ${d.waiting} wait already; ask ` +
        'again when those are done.',
    ),
  ),
}
