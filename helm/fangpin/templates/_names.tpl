{{/* A service's resource name. Called with (dict "root" $ "name" <service>). */}}
{{- define "fangpin.name" -}}
{{- printf "%s-%s" .root.Release.Name .name | trunc 52 | trimSuffix "-" -}}
{{- end -}}

{{/* What never changes: selectors. */}}
{{- define "fangpin.selector" -}}
app.kubernetes.io/name: {{ .name }}
app.kubernetes.io/instance: {{ .root.Release.Name }}
{{- end -}}

{{- define "fangpin.labels" -}}
{{ include "fangpin.selector" . }}
app.kubernetes.io/part-of: fangpin
app.kubernetes.io/version: {{ .root.Chart.AppVersion | quote }}
app.kubernetes.io/managed-by: {{ .root.Release.Service }}
helm.sh/chart: {{ printf "%s-%s" .root.Chart.Name .root.Chart.Version }}
{{- end -}}

{{- define "fangpin.image" -}}
{{- with .root.Values.image -}}
{{- if .registry }}{{ .registry }}/{{ end }}{{ .repository }}/{{ $.name }}:{{ .tag | default $.root.Chart.AppVersion }}
{{- end -}}
{{- end -}}

{{/* The environment's names for the other services, as docs/interfaces.md has them. */}}
{{- define "fangpin.peers" -}}
REGISTRY: household-registry
MATCHING: data-matching
RISK: risk-identification
ASSISTANCE: assistance-plans
FUNDS: fund-tracking
{{- end -}}
