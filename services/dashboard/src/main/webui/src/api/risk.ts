export type AlertLevel = 'RED' | 'ORANGE' | 'YELLOW' | 'GREEN'
