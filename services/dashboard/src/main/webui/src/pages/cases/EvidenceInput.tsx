import { PaperClipOutlined } from '@ant-design/icons'
import { Button, Input, Upload } from 'antd'
import { useState } from 'react'
import { canHash, sha256 } from '@/components/sha256'
import { useLanguage } from '@/i18n/language'

/** A paper as the form holds it until the step is sent. */
export interface EvidenceDraft {
  fileName?: string
  sha256?: string
  description?: string
}

interface Props {
  value?: EvidenceDraft
  onChange?: (value: EvidenceDraft) => void
  kind: string
}

/** Takes a file's hash; the file itself stays with the one who holds it. */
export function EvidenceInput({ value = {}, onChange, kind }: Props) {
  const { t } = useLanguage()
  const [busy, setBusy] = useState(false)
  if (!canHash()) return <span className="warn">{t('step.noCrypto')}</span>

  const take = async (file: File) => {
    setBusy(true)
    try {
      onChange?.({ ...value, fileName: file.name, sha256: await sha256(file) })
    } finally {
      setBusy(false)
    }
  }
  return (
    <div className="evidence">
      <Upload
        showUploadList={false}
        beforeUpload={(file) => {
          void take(file)
          return false
        }}
        data-testid={`evidence-file-${kind}`}
      >
        <Button icon={<PaperClipOutlined />} loading={busy}>
          {busy ? t('step.hashing') : (value.fileName ?? t('step.chooseFile'))}
        </Button>
      </Upload>
      {value.sha256 && <small className="code muted" data-testid={`evidence-hash-${kind}`}>{value.sha256.slice(0, 16)}…</small>}
      <Input
        placeholder={t('step.description')}
        aria-label={t('step.description')}
        maxLength={200}
        value={value.description ?? ''}
        onChange={(event) => onChange?.({ ...value, description: event.target.value })}
      />
    </div>
  )
}
