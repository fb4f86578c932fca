/** The kinds of files that a roadmap has; a lesson's is its front matter. */
export const FILE_KINDS = ['roadmap', 'step', 'quiz', 'lesson', 'lab', 'contract'] as const;

export type FileKind = (typeof FILE_KINDS)[number];
