/** The data class of every field of an import. Imports nothing: the model of documentation takes it in. */
export const dataClasses = {
  import_run: {
    state: 'I',
    file_id: 'I',
    file_name: 'I',
    case_id: 'I',
    dialect: 'I',
    header: 'I',
    mapping: 'I',
    findings: 'I',
    fault: 'I',
    withdrawn: 'I',
  },
} as const
