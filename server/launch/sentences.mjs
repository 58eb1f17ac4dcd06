/** A refusal the person at the terminal can act on: printed without a stack, exit code 1. */
export class LaunchFailure extends Error {}

// U+2068 … U+2069 keep a path or a version from reordering the Arabic around it.
const isolate = (value) => `\u2068${value}\u2069`
const three = (ar, fr, en) => `${ar}\n${fr}\n${en}`

/** What the launcher says when it cannot go on, in Arabic, French and English: catalogues are not there yet at this point. */
export const sentences = {
  missingFile: (file) =>
    three(
      `الملف ${isolate(file)} غير موجود في هذه النسخة من المستودع. استرجعوا نسخة كاملة ثم أعيدوا المحاولة.`,
      `Le fichier ${file} manque dans cette copie du dépôt. Récupérez une copie complète, puis recommencez.`,
      `The file ${file} is missing from this copy of the repository. Get a complete copy, then try again.`,
    ),
  noNode24: (found) =>
    three(
      `يحتاج ميثاق إلى Node 24 أو أحدث، والموجود هنا هو ${isolate(found)}، ولا تتوفر حزمة Node 24 لهذا الجهاز. ثبّتوا Node 24 من ${isolate('https://nodejs.org')} ثم أعيدوا المحاولة.`,
      `Mithaq a besoin de Node 24 ou plus récent ; cette machine a ${found}, et aucun paquet Node 24 utilisable n’a été trouvé pour elle. Installez Node 24 depuis https://nodejs.org, puis recommencez.`,
      `Mithaq needs Node 24 or newer; this machine has ${found}, and no usable Node 24 package was found for it. Install Node 24 from https://nodejs.org, then try again.`,
    ),
  noNpm: () =>
    three(
      'لم يُعثر على npm لتثبيت التبعيات. ثبّتوا npm (يأتي مع Node) ثم أعيدوا المحاولة.',
      'npm est introuvable ; il sert à installer les dépendances. Installez npm (fourni avec Node), puis recommencez.',
      'npm was not found; it installs the dependencies. Install npm (it comes with Node), then try again.',
    ),
  noNetwork: () =>
    three(
      'تعذّر تثبيت التبعيات: لا يمكن الوصول إلى سجل حزم npm. تحقّقوا من الاتصال بالشبكة أو من إعدادات الوكيل ثم أعيدوا المحاولة.',
      'Les dépendances n’ont pas pu être installées : le registre npm est injoignable. Vérifiez le réseau ou le mandataire, puis recommencez.',
      'The dependencies could not be installed: the npm registry cannot be reached. Check the network or the proxy settings, then try again.',
    ),
  noSpace: () =>
    three(
      'تعذّر تثبيت التبعيات: القرص ممتلئ. يلزم نحو جيغابايت واحد من المساحة الحرة.',
      'Les dépendances n’ont pas pu être installées : le disque est plein. Il faut environ 1 Go libre.',
      'The dependencies could not be installed: the disk is full. About 1 GB of free space is needed.',
    ),
  noRights: (folder) =>
    three(
      `تعذّر تثبيت التبعيات: لا تملكون صلاحية الكتابة في ${isolate(folder)}. غيّروا مالك المجلد أو شغّلوا الأمر بحساب مالكه.`,
      `Les dépendances n’ont pas pu être installées : vous ne pouvez pas écrire dans ${folder}. Changez le propriétaire du dossier ou lancez la commande avec son compte.`,
      `The dependencies could not be installed: you may not write to ${folder}. Change the owner of the folder or run the command as its owner.`,
    ),
  lockDiffers: () =>
    three(
      'تعذّر تثبيت التبعيات: الملفان package.json وpackage-lock.json غير متطابقين. استرجعوا الملفين من المستودع، أو شغّلوا npm install إن كنتم قد غيّرتم إحدى التبعيات.',
      'Les dépendances n’ont pas pu être installées : package.json et package-lock.json ne concordent pas. Reprenez les deux fichiers du dépôt, ou lancez npm install si vous avez changé une dépendance.',
      'The dependencies could not be installed: package.json and package-lock.json disagree. Restore both files from the repository, or run npm install if you changed a dependency.',
    ),
  installFailed: (report) =>
    `${three(
      'تعذّر تثبيت التبعيات. هذا ما أبلغ عنه npm:',
      'Les dépendances n’ont pas pu être installées. Voici ce que npm a signalé :',
      'The dependencies could not be installed. This is what npm reported:',
    )}\n\n${report}`,
  partLeftOut: (names) =>
    three(
      `ثُبّتت التبعيات ما عدا ${isolate(names)}. غالباً ما يكون السبب انقطاعاً في الشبكة؛ أعيدوا المحاولة.`,
      `Les dépendances sont installées, sauf ${names}. Le plus souvent, le réseau s’est interrompu : recommencez.`,
      `The dependencies were installed except ${names}. Most often the network was interrupted: try again.`,
    ),
  installBusy: (folder) =>
    three(
      `عملية تثبيت أخرى جارية في هذا المجلد منذ أكثر من عشر دقائق. انتظروا انتهاءها، أو احذفوا ${isolate(folder)} إن لم تكن هناك عملية جارية.`,
      `Une autre installation occupe ce dossier depuis plus de dix minutes. Attendez sa fin, ou supprimez ${folder} si rien n’est en cours.`,
      `Another installation has held this folder for over ten minutes. Wait for it to end, or delete ${folder} if none is running.`,
    ),
  noChromium: () =>
    three(
      'لم يُعثر على متصفح Chromium لاختبارات الواجهة وتعذّر تثبيته. ثبّتوه أو حدّدوا مساره في المتغير MITHAQ_CHROMIUM ثم أعيدوا المحاولة.',
      'Chromium est introuvable et n’a pas pu être installé ; les tests de l’interface en ont besoin. Installez-le ou indiquez son chemin dans MITHAQ_CHROMIUM, puis recommencez.',
      'No Chromium was found and none could be installed; the browser tests need one. Install it or give its path in MITHAQ_CHROMIUM, then try again.',
    ),
  chromiumUnusable: (path) =>
    three(
      `القيمة MITHAQ_CHROMIUM تشير إلى ${isolate(path)}، وهو ليس متصفح Chromium قابلاً للتشغيل. صحّحوا المسار أو احذفوا المتغير.`,
      `MITHAQ_CHROMIUM désigne ${path}, qui n’est pas un Chromium utilisable. Corrigez le chemin ou retirez la variable.`,
      `MITHAQ_CHROMIUM names ${path}, which is not a Chromium that runs. Correct the path or remove the variable.`,
    ),
  noSuchTest: (patterns) =>
    three(
      `لا يوجد ملف اختبار يطابق ${isolate(patterns)}. النمط جزء من مسار الملف، مثل foundation/time.`,
      `Aucun fichier de test ne correspond à ${patterns}. Un motif est une partie du chemin, par exemple foundation/time.`,
      `No test file matches ${patterns}. A pattern is a part of the path, for example foundation/time.`,
    ),
  webBuildFailed: () =>
    three(
      'تعذّر بناء الواجهة، فلم تُشغَّل الاختبارات. الخطأ مبيّن أعلاه.',
      'L’interface n’a pas pu être construite ; les tests n’ont pas été lancés. L’erreur figure ci-dessus.',
      'The web application could not be built, so no test was run. The error is shown above.',
    ),
}
