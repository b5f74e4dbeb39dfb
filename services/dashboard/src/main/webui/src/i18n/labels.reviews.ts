import type { Pair } from './texts'

export const verdictLabels: Record<string, Pair> = {
  SAME: ['是此人', 'It is this person'],
  DIFFERENT: ['不是此人', 'It is not'],
}

export const rulingStateLabels: Record<string, Pair> = {
  PROPOSED: ['待第二人复核', 'Waiting for a second person'],
  IN_FORCE: ['已生效', 'In force'],
  DECLINED: ['第二人未同意', 'Refused by the second person'],
  REVERSED: ['已撤销', 'Taken back'],
}
