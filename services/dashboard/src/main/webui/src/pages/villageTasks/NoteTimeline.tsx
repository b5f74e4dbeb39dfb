import { Timeline } from 'antd'
import type { VillageTaskNote } from '@/api/villageTasks'
import { formatDateTime } from '@/format/dates'
import { roleLabels } from '@/i18n/labels.people'
import { villageNoteLabels } from '@/i18n/labels.villageTasks'
import { useLanguage } from '@/i18n/language'
import { useLabel } from '@/i18n/useLabel'

const COLOURS: Record<VillageTaskNote['kind'], string> = { NOTE: '#7a8a84', CASES_OPENED: '#b98a1d', CLOSED: '#1d6a55' }

/** What was found and done in the village, the newest first. */
export function NoteTimeline({ notes }: { notes: VillageTaskNote[] }) {
  const { t, language } = useLanguage()
  const label = useLabel()
  if (notes.length === 0) return <p className="muted">{t('villageTask.notesNone')}</p>
  return (
    <Timeline
      className="village-notes"
      data-testid="village-task-notes"
      items={[...notes]
        .sort((a, b) => b.noteNo - a.noteNo)
        .map((note) => ({
          key: note.noteNo,
          color: COLOURS[note.kind],
          content: (
            <div data-testid="village-task-note" data-kind={note.kind}>
              <b>{label(villageNoteLabels, note.kind)}</b>
              <div className="break">{note.textZh}</div>
              <small className="muted">
                {[note.actorName, label(roleLabels, note.role), note.unit].filter(Boolean).join(' · ')} · {formatDateTime(note.at, language)}
              </small>
            </div>
          ),
        }))}
    />
  )
}
