import type { Pair } from './texts'

export const channelLabels: Record<string, Pair> = {
  CONSOLE: ['工作台提醒', 'Notice in the console'],
  EMAIL: ['邮件', 'E-mail'],
  WEBHOOK: ['系统推送', 'Webhook'],
}

export const deliveryLabels: Record<string, Pair> = {
  PENDING: ['待发送', 'Waiting'],
  SENT: ['已送达', 'Delivered'],
  DEAD: ['多次失败，已停发', 'Given up'],
}

export const happeningLabels: Record<string, Pair> = {
  'io.fangpin.risk.alert-raised.v1': ['新预警', 'New alert'],
  'io.fangpin.risk.alert-revised.v1': ['预警变化', 'Alert changed'],
  'io.fangpin.risk.alert-cleared.v1': ['预警解除', 'Alert cleared'],
  'io.fangpin.risk.alert-escalated.v1': ['超期升级', 'Overdue, escalated'],
}
