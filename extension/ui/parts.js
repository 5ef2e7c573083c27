/**
 * Names by which the pieces of the interface are found again, by tests and by styles. The union types make a misspelt
 * name an error.
 *
 * | host element           | holds                                                         |
 * |------------------------|---------------------------------------------------------------|
 * | data-henshin="badge"   | one comment's badge                                           |
 * | data-henshin="card"    | the card a badge opens                                        |
 * | data-henshin="panel"   | the panel beside a reply box                                  |
 * | data-henshin="note"    | the note on a page whose comments are not recognised          |
 * | data-henshin="guard"   | the warning beside the button that sends                      |
 *
 * | data-action            | control                                                       |
 * |------------------------|---------------------------------------------------------------|
 * | open-card              | badge: open the card                                          |
 * | close, retry           | card: close it; card and panel: ask the server again          |
 * | open-options           | open the settings                                             |
 * | show-all               | show the whole of a long comment                              |
 * | show-text              | suggestion: unfold or fold its full text                      |
 * | insert, copy           | suggestion: into the reply box; to the clipboard              |
 * | append, replace        | suggestion: behind the draft; instead of the draft            |
 * | stage, fault           | panel: radio buttons, value in data-value                     |
 * | other                  | panel: other wordings                                         |
 * | leave-blank            | suggestion: let a blank go in as it stands                    |
 * | rewrite                | draft check: put the words otherwise                          |
 * | confirm-draft          | warning: looked at, may go out so                             |
 * | correct, save-correction, cancel-correction | card: set labels right; keep it; leave it |
 * | reveal, blur           | card: show blurred words; blur such words on pages            |
 * | fold                   | panel: fold and unfold                                        |
 * | paste, judge-pasted    | note: unfold the field for a pasted comment; judge it         |
 *
 * | data-part              | text                                                          |
 * |------------------------|---------------------------------------------------------------|
 * | badge                  | the whole chip; data-state is waiting, ok or an error code    |
 * | sentiment, exception, priority | the chip's words                                      |
 * | card, panel            | the surfaces                                                  |
 * | author, quote          | who wrote the comment, what they wrote                        |
 * | evidence               | marked words inside the quote; data-for names the label       |
 * | label                  | one label with confidence; data-label names which             |
 * | advice, due, reasons, steps, escalate | parts of the advice                            |
 * | suggestions, suggestion, preview, text, when | suggestions; text is exactly what is put in |
 * | blank, blank-field     | a blank inside the text; the field that fills it              |
 * | meter, status          | length; what the last click did                               |
 * | target                 | panel: the comment being answered                             |
 * | channel                | panel: public or private; data-channel says which             |
 * | coverage               | card: how many of the comments the page shows                 |
 * | note, paste-field      | the note; its field                                           |
 * | private, crisis, known, assessment | more parts of the advice                          |
 * | check, findings, finding, finding-span, why, confirmed | the draft check: its summary; one finding, with data-severity and data-rule; the words it is about |
 * | draft-length, check-status | draft check: length; what came of the last rewrite        |
 * | guard                  | the warning                                                   |
 * | correction, correction-status, label-field | card: the form that sets labels right, data-task names the label; what came of it |
 * | inserted               | suggestion: it is in the draft                                |
 * | error, notice          | what went wrong; a remark                                     |
 *
 * @typedef {"open-card"|"close"|"retry"|"open-options"|"show-all"|"show-text"|"insert"|"copy"|"stage"|"fault"|"other"|"fold"
 *   |"append"|"replace"|"paste"|"judge-pasted"|"leave-blank"|"rewrite"|"confirm-draft"|"correct"|"save-correction"|"cancel-correction"
 *   |"reveal"|"blur"} Action
 * @typedef {"badge"|"sentiment"|"exception"|"priority"|"card"|"panel"|"author"|"quote"|"evidence"|"label"|"advice"|"due"
 *   |"reasons"|"steps"|"escalate"|"suggestions"|"suggestion"|"preview"|"text"|"when"|"blank"|"blank-field"|"meter"
 *   |"status"|"target"|"error"|"notice"|"channel"|"coverage"|"note"|"paste-field"|"private"|"crisis"|"known"|"assessment"|"check"|"findings"
 *   |"finding"|"finding-span"|"why"|"confirmed"|"draft-length"|"check-status"|"guard"|"correction"|"correction-status"|"label-field"|"inserted"} Part
 */

export {};
