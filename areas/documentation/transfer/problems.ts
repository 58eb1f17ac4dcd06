/** What imports and exports refuse, each with its sentence. */
import { fieldSentences, problem } from '../../../foundation/http/index.ts'
import type { FileFault } from './reading/limits.ts'

type Sentences = { readonly ar: string; readonly fr: string; readonly en: string }

const files: Readonly<Record<FileFault, Sentences>> = {
  'file.not-an-archive': {
    ar: 'الملف ليس أرشيف ZIP سليمًا. أعد تصديره أو تحقق من اكتمال نسخه.',
    fr: 'Le fichier n’est pas une archive ZIP valide. Exportez-le à nouveau ou vérifiez qu’il est entier.',
    en: 'The file is no sound ZIP archive. Export it again, or check that it was copied whole.',
  },
  'file.too-many-entries': {
    ar: 'في الأرشيف عدد من الملفات أكبر مما يُقبل. قسّمه.',
    fr: 'L’archive contient trop de fichiers. Divisez-la.',
    en: 'The archive holds too many files. Split it.',
  },
  'file.unpacks-too-large': {
    ar: 'ينتفخ الأرشيف عند فكه فوق الحد المقبول، فلم يُفتح.',
    fr: 'Décompressée, l’archive dépasse la limite : elle n’a pas été ouverte.',
    en: 'Unpacked, the archive goes beyond the limit: it was not opened.',
  },
  'file.unsafe-name': {
    ar: 'في الأرشيف ملف يشير اسمه إلى خارجه، فلم يُفتح.',
    fr: 'Un fichier de l’archive désigne un emplacement hors d’elle : elle n’a pas été ouverte.',
    en: 'A file of the archive names a place outside it: it was not opened.',
  },
  'file.encrypted': {
    ar: 'الأرشيف محمي بكلمة سر. ارفعه دونها.',
    fr: 'L’archive est protégée par un mot de passe. Déposez-la sans lui.',
    en: 'The archive is protected by a password. Upload it without one.',
  },
  'file.no-table': {
    ar: 'لا يوجد في الملف جدول بهذا الاسم. اختر جدولًا مما فيه.',
    fr: 'Le fichier ne contient pas cette table. Choisissez-en une qui s’y trouve.',
    en: 'The file has no such table. Choose one that is in it.',
  },
  'file.not-in-encoding': {
    ar: 'لا تُقرأ حروف الملف بالترميز المختار. اختر ترميزًا آخر.',
    fr: 'Les caractères du fichier ne se lisent pas dans l’encodage choisi. Choisissez-en un autre.',
    en: 'The letters of the file cannot be read in the chosen encoding. Choose another.',
  },
  'file.quote-not-closed': {
    ar: 'في الملف علامة اقتباس فُتحت ولم تُغلق. صحّحها عند السطر المذكور.',
    fr: 'Un guillemet est ouvert et jamais fermé. Corrigez la ligne indiquée.',
    en: 'A quotation mark is opened and never closed. Correct the line named.',
  },
  'file.quote-inside': {
    ar: 'في الملف علامة اقتباس في غير موضعها. تحقق من الفاصل أو صحّح السطر المذكور.',
    fr: 'Un guillemet est mal placé. Vérifiez le séparateur ou corrigez la ligne indiquée.',
    en: 'A quotation mark stands where it cannot. Check the separator, or correct the line named.',
  },
  'file.row-too-long': {
    ar: 'في الملف سطر أطول مما يُقبل. تحقق من علامات الاقتباس والفاصل.',
    fr: 'Une ligne est trop longue. Vérifiez les guillemets et le séparateur.',
    en: 'A row is too long. Check quotation marks and separator.',
  },
  'file.too-many-columns': {
    ar: 'في الملف أعمدة أكثر من 500. تحقق من الفاصل.',
    fr: 'Le fichier a plus de 500 colonnes. Vérifiez le séparateur.',
    en: 'The file has more than 500 columns. Check the separator.',
  },
  'file.columns-repeated': {
    ar: 'عمودان في الملف لهما العنوان نفسه. غيّر أحدهما.',
    fr: 'Deux colonnes portent le même titre. Renommez l’une d’elles.',
    en: 'Two columns have the same heading. Rename one.',
  },
  'file.no-header': {
    ar: 'السطر الأول من الملف فارغ. اكتب فيه عناوين الأعمدة.',
    fr: 'La première ligne est vide. Mettez-y les titres des colonnes.',
    en: 'The first row is empty. Put the headings of the columns there.',
  },
  'file.not-a-workbook': {
    ar: 'الملف ليس مصنف XLSX سليمًا. احفظه من جديد بهذه الصيغة.',
    fr: 'Le fichier n’est pas un classeur XLSX valide. Enregistrez-le à nouveau dans ce format.',
    en: 'The file is no sound XLSX workbook. Save it again in this format.',
  },
  'file.not-a-table': {
    ar: 'هذا الملف ليس جدولًا، وإن دلّ اسمه على ذلك: قد يكون PDF أو صورة. احفظ جدوله بصيغة CSV أو XLSX ثم ارفعه.',
    fr: 'Ce fichier n’est pas une table, quoi que dise son nom : c’est peut-être un PDF ou une image. Enregistrez sa table en CSV ou XLSX, puis déposez-la.',
    en: 'This file is no table, whatever its name says: it may be a PDF or a picture. Save its table as CSV or XLSX, then upload that.',
  },
  'file.old-workbook': {
    ar: 'هذا مصنف بصيغة XLS القديمة. افتحه واحفظه بصيغة XLSX ثم ارفعه.',
    fr: 'C’est un classeur de l’ancien format XLS. Ouvrez-le, enregistrez-le en XLSX, puis déposez-le.',
    en: 'This is a workbook of the old XLS format. Open it, save it as XLSX, then upload that.',
  },
  'file.is-a-package': {
    ar: 'هذه حزمة تصدير كاملة من ميثاق، لا جدول. تُقرأ في مؤسسة لا ملفات فيها من سطر الأوامر: npx mithaq export --load',
    fr: 'C’est un export complet de Mithaq, non une table. Il se lit dans une institution sans dossiers, en ligne de commande : npx mithaq export --load',
    en: 'This is a complete export of Mithaq, not a table. It is read into an institution without cases at the command line: npx mithaq export --load',
  },
  'file.empty': {
    ar: 'الملف فارغ. تحقق من أنه حُفظ كاملًا ثم ارفعه من جديد.',
    fr: 'Le fichier est vide. Vérifiez qu’il a été enregistré en entier, puis déposez-le à nouveau.',
    en: 'The file is empty. Check that it was saved whole, then upload it again.',
  },
  'file.took-too-much': {
    ar: 'احتاجت قراءة الملف وقتًا أو ذاكرة فوق الحد، فأُوقفت.',
    fr: 'La lecture du fichier demandait trop de temps ou de mémoire : elle a été arrêtée.',
    en: 'Reading the file took more time or memory than allowed: it was stopped.',
  },
}

fieldSentences({
  ...files,
  'import.no-column': {
    ar: 'ليس في الملف عمود بهذا العنوان. اختر عمودًا مما فيه.',
    fr: 'Le fichier n’a pas de colonne à ce titre. Choisissez-en une qui s’y trouve.',
    en: 'The file has no column of this heading. Choose one that is in it.',
  },
  'import.no-part': {
    ar: 'لا يوجد قبل هذا الجزء جزء بهذا الاسم.',
    fr: 'Aucune partie de ce nom ne précède celle-ci.',
    en: 'No part of this name comes before this one.',
  },
  'import.part-repeated': {
    ar: 'جزءان يحملان الاسم نفسه. غيّر أحدهما.',
    fr: 'Deux parties portent le même nom. Renommez l’une d’elles.',
    en: 'Two parts have the same name. Rename one.',
  },
  'import.files-without-archive': {
    ar: 'لا تُربط الملفات إلا إذا رُفعت مع الجدول في أرشيف ZIP واحد.',
    fr: 'Des fichiers ne se lient que déposés avec la table dans une archive ZIP.',
    en: 'Files are linked only when uploaded with the table in one ZIP archive.',
  },
  'import.sealed': {
    ar: 'هذا الحقل مختوم: لا يصل إلى الخادم نصًا مفتوحًا. احذف عموده من الملف قبل رفعه.',
    fr: 'Ce champ est scellé : il n’arrive jamais en clair au serveur. Retirez sa colonne du fichier avant de le déposer.',
    en: 'This field is sealed: it never reaches the server in clear. Take its column out of the file before uploading.',
  },
  'import.names-sealed': {
    ar: 'هويات هذا الملف مختومة، فلا تُستورد إليه أسماء مفتوحة. استعمل الاسم المنشور مع مصدر نشره، أو ملفًا هوياته مقيَّدة لا مختومة.',
    fr: 'Les identités de ce dossier sont scellées : aucun nom n’y entre en clair. Utilisez le nom déjà public avec sa source, ou un dossier à identités restreintes.',
    en: 'Identities of this case are sealed: no name enters it in clear. Use the name already public with its source, or a case whose identities are restricted.',
  },
  'import.field-not-taken': {
    ar: 'هذا الحقل لا يُملأ بالاستيراد. املأه في السجل نفسه.',
    fr: 'Ce champ ne se remplit pas par importation. Remplissez-le dans la fiche.',
    en: 'This field is not filled by imports. Fill it in the record.',
  },
  'import.source-unfit': {
    ar: 'لا يُملأ هذا الحقل بهذه الطريقة. اختر عمودًا أو أعمدة تناسب نوعه.',
    fr: 'Ce champ ne se remplit pas ainsi. Choisissez une ou des colonnes adaptées à son type.',
    en: 'This field is not filled in this way. Choose a column or columns that fit its type.',
  },
  'import.required-unmapped': {
    ar: 'هذا الحقل لازم. اختر له عمودًا أو قيمة ثابتة.',
    fr: 'Ce champ est obligatoire. Donnez-lui une colonne ou une valeur fixe.',
    en: 'This field is required. Give it a column or a fixed value.',
  },
  'import.too-many-cells': {
    ar: 'في هذا السطر خلايا أكثر من الأعمدة. تحقق من الفاصل ومن علامات الاقتباس.',
    fr: 'Cette ligne a plus de cellules que de colonnes. Vérifiez séparateurs et guillemets.',
    en: 'This row has more cells than there are columns. Check separators and quotation marks.',
  },
  'import.nothing-in-row': {
    ar: 'ليس في هذا السطر ما يصنع سجلًا.',
    fr: 'Rien dans cette ligne ne donne de fiche.',
    en: 'Nothing in this row makes a record.',
  },
  'import.no-id': {
    ar: 'لا رقم في هذه الخلية، وبه يُعرف السجل. اكتبه.',
    fr: 'Cette cellule est vide, alors que la fiche s’y reconnaît. Remplissez-la.',
    en: 'This cell is empty, by which the record is known. Fill it.',
  },
  'import.too-much': {
    ar: 'القيمة أطول أو أكبر مما يُقبل في هذا الحقل.',
    fr: 'La valeur est trop longue ou trop grande pour ce champ.',
    en: 'The value is too long or too large for this field.',
  },
  'import.unknown-term': {
    ar: 'ليس في القائمة بند بهذا الرمز أو الاسم. اختر له بندًا في المطابقة، أو أضفه إلى القائمة.',
    fr: 'La liste n’a pas ce code ou ce nom. Faites-le correspondre à un terme, ou ajoutez-le à la liste.',
    en: 'The list has no such code or name. Map it to a term, or add it to the list.',
  },
  'import.ambiguous-term': {
    ar: 'أكثر من بند في القائمة يحمل هذا الاسم. اكتب رمز البند.',
    fr: 'Plusieurs termes de la liste portent ce nom. Donnez le code du terme.',
    en: 'Several terms of the list have this name. Give the code of the term.',
  },
  'import.unknown-area': {
    ar: 'ليس في معجم الأماكن مكان بهذا الرمز أو الاسم. أضفه إليه أو صحّحه.',
    fr: 'Le répertoire des lieux n’a pas ce code ou ce nom. Ajoutez-le ou corrigez-le.',
    en: 'The gazetteer has no such code or name. Add it or correct it.',
  },
  'import.ambiguous-area': {
    ar: 'أكثر من مكان يحمل هذا الاسم. اكتب رمز المكان.',
    fr: 'Plusieurs lieux portent ce nom. Donnez le code du lieu.',
    en: 'Several places have this name. Give the code of the place.',
  },
  'import.not-yes-or-no': {
    ar: 'المنتظر هنا نعم أو لا.',
    fr: 'Oui ou non est attendu ici.',
    en: 'Yes or no is expected here.',
  },
  'import.not-a-number': {
    ar: 'المنتظر هنا رقم، بالعلامة العشرية المذكورة لهذا الملف.',
    fr: 'Un nombre est attendu ici, avec la marque décimale déclarée pour ce fichier.',
    en: 'A number is expected here, with the decimal mark declared for this file.',
  },
  'import.not-whole': {
    ar: 'المنتظر هنا عدد صحيح.',
    fr: 'Un nombre entier est attendu ici.',
    en: 'A whole number is expected here.',
  },
  'import.not-a-date': {
    ar: 'هذا ليس تاريخًا ممكنًا، أو سنته برقمين. اكتبه كاملًا، مثل 2023-05-14.',
    fr: 'Ce n’est pas une date possible, ou l’année n’a que deux chiffres. Écrivez-la entière, comme 2023-05-14.',
    en: 'This is no possible date, or its year has two digits. Write it in full, such as 2023-05-14.',
  },
  'import.not-coordinates': {
    ar: 'خط العرض بين ‎−90 و90، وخط الطول بين ‎−180 و180، ويُكتبان معًا.',
    fr: 'La latitude va de −90 à 90, la longitude de −180 à 180, et les deux vont ensemble.',
    en: 'Latitude goes from −90 to 90, longitude from −180 to 180, and both go together.',
  },
  'import.link-unknown': {
    ar: 'لا يوجد في الملف سجل بهذا الرقم. استورد السجل المقصود أولًا، أو صحّح الرقم.',
    fr: 'Le dossier n’a pas de fiche à ce numéro. Importez-la d’abord, ou corrigez le numéro.',
    en: 'The case has no record of this number. Import that one first, or correct the number.',
  },
  'import.part-absent': {
    ar: 'هذا السطر لا يصنع السجل الذي يُربط به. املأ أعمدته.',
    fr: 'Cette ligne ne donne pas la fiche à laquelle se lier. Remplissez ses colonnes.',
    en: 'This row does not make the record to link to. Fill its columns.',
  },
  'import.confidential': {
    ar: 'كان هذا السجل سريًا في النظام السابق. استورده إلى ملف تعمل عليه وحدك.',
    fr: 'Cette fiche était confidentielle dans l’ancien système. Importez-la dans un dossier où vous travaillez seul.',
    en: 'This record was confidential in the former system. Import it into a case that you alone work on.',
  },
  'import.confidential-text': {
    ar: 'كان هذا السجل سريًا: لا يُحفظ نصه الحر إلا مختومًا. اترك هذا العمود بلا معنى لتأخذ رموزه، ثم اختم نصه في سجله.',
    fr: 'Cette fiche était confidentielle : son texte libre ne se garde que scellé. Laissez cette colonne de côté pour n’en prendre que les codes, puis scellez le texte sur sa fiche.',
    en: 'This record was confidential: its free text is kept sealed or not at all. Leave this column out to take its codes, then seal the text on its record.',
  },
  'import.row-repeated': {
    ar: 'يعيد هذا السطر سجلات صنعها سطر قبله، فلم يُؤخذ. صحّح رقمه إن كان لغيرها.',
    fr: 'Cette ligne répète des fiches d’une ligne précédente : elle est retenue. Corrigez son numéro si elle en vise d’autres.',
    en: 'This row repeats records of an earlier row: it is held back. Correct its number if it means others.',
  },
  'import.file-missing': {
    ar: 'يذكر هذا السطر ملفًا ليس في الأرشيف. أضفه أو صحّح اسمه.',
    fr: 'Cette ligne cite un fichier absent de l’archive. Ajoutez-le ou corrigez son nom.',
    en: 'This row names a file that is not in the archive. Add it or correct its name.',
  },
  'import.refused': {
    ar: 'لم تقبل قاعدة البيانات هذا السطر: قد يكون الربط أو التفصيل مسجلًا من قبل.',
    fr: 'La base n’accepte pas cette ligne : le lien ou le détail existe peut-être déjà.',
    en: 'The database does not take this row: the link or detail may be recorded already.',
  },
  'import.case-closed': {
    ar: 'لم يعد يحق لك التعديل في هذا الملف.',
    fr: 'Vous ne pouvez plus modifier ce dossier.',
    en: 'You may not change this case any more.',
  },
})

export const fileRefused = problem<{ readonly fault: FileFault; readonly row: number | null }>({
  code: 'import.file-refused',
  status: 422,
  title: { ar: 'تعذرت قراءة الملف', fr: 'Fichier illisible', en: 'The file cannot be read' },
  text: {
    ar: 'تعذرت قراءة الملف. انظر السبب أدناه وصحّحه، ثم أعد المحاولة.',
    fr: 'Le fichier n’a pas pu être lu. Corrigez la cause indiquée et recommencez.',
    en: 'The file could not be read. Correct the reason given and try again.',
  },
})

export const mappingRefused = problem({
  code: 'import.mapping-refused',
  status: 422,
  title: { ar: 'المطابقة ناقصة', fr: 'Correspondance à corriger', en: 'The mapping needs correction' },
  text: {
    ar: 'لا يمكن قراءة الملف بهذه المطابقة. صحّح الحقول المذكورة.',
    fr: 'Le fichier ne peut être lu avec cette correspondance. Corrigez les champs indiqués.',
    en: 'The file cannot be read with this mapping. Correct the fields named.',
  },
})

export const wrongMoment = problem<{ readonly state: string }>({
  code: 'import.wrong-moment',
  status: 409,
  text: {
    ar: 'لا يمكن هذا والاستيراد في وضعه الحالي. حدّث الصفحة لترى أين وصل.',
    fr: 'Ce n’est pas possible dans l’état actuel de l’importation. Actualisez la page pour voir où elle en est.',
    en: 'This cannot be done in the present state of the import. Reload the page to see where it is.',
  },
})

export const caseNotYours = problem({
  code: 'import.case-not-yours',
  status: 403,
  text: {
    ar: 'لا يحق لك التعديل في هذا الملف. اختر ملفًا تعمل عليه، أو اطلب الإذن من المسؤول عنه.',
    fr: 'Vous ne pouvez pas modifier ce dossier. Choisissez-en un autre, ou demandez l’accès à la personne responsable.',
    en: 'You may not change this case. Choose one that you work on, or ask the person in charge of it.',
  },
})
