/**
 * Words that say nothing by themselves: they keep their place in a text and are neither indexed nor asked for. Normalised.
 * «على» is not among them: normalised it is the name علي.
 */
export const stopWords: ReadonlySet<string> = new Set(
  `في من الي عن ان هذا هذه ذلك تلك التي الذي الذين اللذين ما لا لم لن قد كان كانت هو هي هم كما ثم او اذا اي كل بعد قبل مع بين عند لدي منذ حتي غير
فيه فيها منه منها عليه عليها اليه اليها له لها لهم به بها بهم عنه عنها وفي ومن والي وعن وان وهو وهي وقد ولم ولا وما فان بان لان كان الا ايضا حيث
le la les un une des du de et en a au aux par pour sur dans avec sans sous que qui dont ou ne pas ce cet cette ces son sa ses leur leurs il elle ils elles on est sont ete etre se l d s n c qu
the a an of and to in on at by for from with without as is are was were be been it its this that these those or not he she they his her their`
    .split(/\s+/)
    .filter((word) => word !== ''),
)
