/** Words before an answer that add nothing to it. */
export const LEADS = new Set(
  `the a an my our your its this that these it they i we you is are was be would gets get takes take call called named use uses using
   about around approximately approx roughly circa ca c. ~ ≈ = == : $ exactly precisely always only just probably maybe perhaps
   please answer so think guess believe say http https status version ver v port exit code number with by to in of as if per for there asks own on at into from still`
    .split(/\s+/)
    .filter((word) => word !== ''),
);

/** Words after an answer that only say what kind of thing it is, or are polite. */
export const CLASSES = new Set(
  `record records header headers attribute attributes flag flags claim claims clause clauses level levels queue queues file files
   field fields statement statements command commands function functions method methods test tests testing property properties
   operator operators operation operations keyword keywords word words name names column columns table tables type types kind
   value values code codes status error errors response request server servers service web http database databases db dbs
   family number numbers version versions part parts tool tools language languages framework library format protocol layer
   layers mode option options parameter parameters params argument arguments variable variables element elements tag
   character characters sign symbol term grant flow challenge proof metric metrics pattern strategy approach technique attack
   attacks document documents guide repository repo branch color colour class package system model standard address block
   fragment path component kinds one string text texts req reqs store stores please thanks total altogether overall exactly only each`
    .split(/\s+/)
    .filter((word) => word !== ''),
);

/** Words of a question that never are the noun it asks for. */
export const GLUE = new Set(
  `and are has had have how who whom whose what which when where why can could may might must shall should will would does did
   than then that this these those with from into onto off out for the its it's one two three four five six seven eight nine ten
   only also there their them they you your all any each every other another same such very too yet now still once again
   down apart away here first second last next previous new old old true only both many much few some several first`
    .split(/\s+/)
    .filter((word) => word !== ''),
);

/** Beginnings that make another word of the one behind them, so that the space after them counts. */
export const PREFIXES = new Set(
  'a an ab ad anti co contra counter de dis en ex extra hyper hypo il im in inter intra ir mis multi non over post pre pro re semi sub super trans ultra un under uni'.split(
    ' ',
  ),
);

/** Words around a number that change nothing about it. */
export const AROUND = new Set(
  'them time times way ways thing things item items piece pieces case cases call calls step steps up at most max maximum more left now still again all long separate different default sum makes equals result every'.split(
    ' ',
  ),
);

/** Words behind the subject of a sentence that stand before its answer. */
export const AUXILIARY = new Set(
  'is are was were be been will would should must can could does did has have'.split(' '),
);
export const VERBS = new Set(
  `sends send sent prints returns answers answered gives given gets takes makes made uses used needs says shows calls called means
   becomes put puts took see sees get add adds pass passes type types run falls back goes connects listens writes reads runs ends ended costs waits stands stays belongs carries asks works chooses picks holds`
    .split(/\s+/)
    .filter((word) => word !== ''),
);
