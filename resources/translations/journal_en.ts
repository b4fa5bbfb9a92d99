<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en">
    <context>
        <name>AgreementsPanel</name>
        <message numerus="yes">
            <source>%n follow-up(s) created</source>
            <translation>
                <numerusform>%n follow-up created</numerusform>
                <numerusform>%n follow-ups created</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>Backups</name>
        <message numerus="yes">
            <source>%n contact(s)</source>
            <translation>
                <numerusform>%n contact</numerusform>
                <numerusform>%n contacts</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n interview(s)</source>
            <translation>
                <numerusform>%n interview</numerusform>
                <numerusform>%n interviews</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Restored: %n contact(s)</source>
            <translation>
                <numerusform>Restored: %n contact</numerusform>
                <numerusform>Restored: %n contacts</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>The journal then holds again what it held just before: %n contact(s). What you restored stays in the list of backups.</source>
            <translation>
                <numerusform>The journal then holds again what it held just before: %n contact. What you restored stays in the list of backups.</numerusform>
                <numerusform>The journal then holds again what it held just before: %n contacts. What you restored stays in the list of backups.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>and %n more</source>
            <translation>
                <numerusform>and %n more</numerusform>
                <numerusform>and %n more</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>Calendar</name>
        <message numerus="yes">
            <source>%n check-back(s)</source>
            <translation>
                <numerusform>%n check-back</numerusform>
                <numerusform>%n check-backs</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n follow-up(s)</source>
            <translation>
                <numerusform>%n follow-up</numerusform>
                <numerusform>%n follow-ups</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n interview(s)</source>
            <translation>
                <numerusform>%n interview</numerusform>
                <numerusform>%n interviews</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>Composer</name>
        <message numerus="yes">
            <source>Still open: %n gap(s). Press again to send it anyway.</source>
            <translation>
                <numerusform>Still open: %n gap. Press again to send it anyway.</numerusform>
                <numerusform>Still open: %n gaps. Press again to send it anyway.</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>Days</name>
        <message numerus="yes">
            <source>%n day(s) ago</source>
            <translation>
                <numerusform>%n day ago</numerusform>
                <numerusform>%n days ago</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n month(s) ago</source>
            <translation>
                <numerusform>%n month ago</numerusform>
                <numerusform>%n months ago</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n week(s) ago</source>
            <translation>
                <numerusform>%n week ago</numerusform>
                <numerusform>%n weeks ago</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>In %n day(s)</source>
            <translation>
                <numerusform>In %n day</numerusform>
                <numerusform>In %n days</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>in %n day(s)</source>
            <translation>
                <numerusform>in %n day</numerusform>
                <numerusform>in %n days</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>in %n month(s)</source>
            <translation>
                <numerusform>in %n month</numerusform>
                <numerusform>in %n months</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>in %n week(s)</source>
            <translation>
                <numerusform>in %n week</numerusform>
                <numerusform>in %n weeks</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>DeletedDialog</name>
        <message numerus="yes">
            <source>Back: %n thing(s).</source>
            <translation>
                <numerusform>Back: %n thing.</numerusform>
                <numerusform>Back: %n things.</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>Doing</name>
        <message numerus="yes">
            <source>%n follow-up(s)</source>
            <translation>
                <numerusform>%n follow-up</numerusform>
                <numerusform>%n follow-ups</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n interview(s)</source>
            <translation>
                <numerusform>%n interview</numerusform>
                <numerusform>%n interviews</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n people deleted</source>
            <translation>
                <numerusform>%n people deleted</numerusform>
                <numerusform>%n people deleted</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>ExportDialog</name>
        <message numerus="yes">
            <source>%n contact(s) exported</source>
            <translation>
                <numerusform>%n contact exported</numerusform>
                <numerusform>%n contacts exported</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Export %n contact(s)</source>
            <translation>
                <numerusform>Export %n contact</numerusform>
                <numerusform>Export %n contacts</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>Following</name>
        <message numerus="yes">
            <source>In touch with %n people: noted</source>
            <translation>
                <numerusform>In touch with %n people: noted</numerusform>
                <numerusform>In touch with %n people: noted</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>Forget</name>
        <message numerus="yes">
            <source>%n agreement(s)</source>
            <translation>
                <numerusform>%n agreement</numerusform>
                <numerusform>%n agreements</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n change(s) can’t be undone any more</source>
            <translation>
                <numerusform>%n change can’t be undone any more</numerusform>
                <numerusform>%n changes can’t be undone any more</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n contact detail(s)</source>
            <translation>
                <numerusform>%n contact detail</numerusform>
                <numerusform>%n contact details</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n copied résumé(s)</source>
            <translation>
                <numerusform>%n copied résumé</numerusform>
                <numerusform>%n copied résumés</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n follow-up(s)</source>
            <translation>
                <numerusform>%n follow-up</numerusform>
                <numerusform>%n follow-ups</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n hold(s)</source>
            <translation>
                <numerusform>%n hold</numerusform>
                <numerusform>%n holds</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n interview(s)</source>
            <translation>
                <numerusform>%n interview</numerusform>
                <numerusform>%n interviews</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n lead(s)</source>
            <translation>
                <numerusform>%n lead</numerusform>
                <numerusform>%n leads</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n letter(s)</source>
            <translation>
                <numerusform>%n letter</numerusform>
                <numerusform>%n letters</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n note(s)</source>
            <translation>
                <numerusform>%n note</numerusform>
                <numerusform>%n notes</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n position(s)</source>
            <translation>
                <numerusform>%n position</numerusform>
                <numerusform>%n positions</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n question(s) asked</source>
            <translation>
                <numerusform>%n question asked</numerusform>
                <numerusform>%n questions asked</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n tag(s)</source>
            <translation>
                <numerusform>%n tag</numerusform>
                <numerusform>%n tags</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n thing(s) they advised</source>
            <translation>
                <numerusform>%n thing they advised</numerusform>
                <numerusform>%n things they advised</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n time(s) in touch</source>
            <translation>
                <numerusform>%n time in touch</numerusform>
                <numerusform>%n times in touch</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>&amp;Delete %n backup(s)…</source>
            <translation>
                <numerusform>&amp;Delete %n backup…</numerusform>
                <numerusform>&amp;Delete %n backups…</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>A row without data, called “{name}”, so that the tree holds: whom they referred (%n contact(s)) stay in place under it.</source>
            <translation>
                <numerusform>A row without data, called “{name}”, so that the tree holds: whom they referred (%n contact) stay in place under it.</numerusform>
                <numerusform>A row without data, called “{name}”, so that the tree holds: whom they referred (%n contacts) stay in place under it.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Delete %n backup(s)? They hold everybody else too, as they were then. A new backup is made first.</source>
            <translation>
                <numerusform>Delete %n backup? They hold everybody else too, as they were then. A new backup is made first.</numerusform>
                <numerusform>Delete %n backups? They hold everybody else too, as they were then. A new backup is made first.</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>Freeing</name>
        <message numerus="yes">
            <source>%n people are still on hold</source>
            <translation>
                <numerusform>%n people are still on hold</numerusform>
                <numerusform>%n people are still on hold</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n people may be written to</source>
            <translation>
                <numerusform>%n people may be written to</numerusform>
                <numerusform>%n people may be written to</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Nothing keeps %n people waiting any more</source>
            <translation>
                <numerusform>Nothing keeps %n people waiting any more</numerusform>
                <numerusform>Nothing keeps %n people waiting any more</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>Glance</name>
        <message numerus="yes">
            <source>%n due</source>
            <translation>
                <numerusform>%n due</numerusform>
                <numerusform>%n due</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>HistoryDialog</name>
        <message numerus="yes">
            <source>Going back undoes %n step(s), which Redo brings back.</source>
            <translation>
                <numerusform>Going back undoes %n step, which Redo brings back.</numerusform>
                <numerusform>Going back undoes %n steps, which Redo brings back.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Going forward does %n step(s) again.</source>
            <translation>
                <numerusform>Going forward does %n step again.</numerusform>
                <numerusform>Going forward does %n steps again.</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>Import</name>
        <message numerus="yes">
            <source>%n empty row(s), left out</source>
            <translation>
                <numerusform>%n empty row, left out</numerusform>
                <numerusform>%n empty rows, left out</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n more line(s) like these</source>
            <translation>
                <numerusform>%n more line like these</numerusform>
                <numerusform>%n more lines like these</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>ImportDialog</name>
        <message numerus="yes">
            <source>%n contact(s) imported</source>
            <translation>
                <numerusform>%n contact imported</numerusform>
                <numerusform>%n contacts imported</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n contact(s) so far…</source>
            <translation>
                <numerusform>%n contact so far…</numerusform>
                <numerusform>%n contacts so far…</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Import %n contact(s)</source>
            <translation>
                <numerusform>Import %n contact</numerusform>
                <numerusform>Import %n contacts</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Importing %n contact(s)…</source>
            <translation>
                <numerusform>Importing %n contact…</numerusform>
                <numerusform>Importing %n contacts…</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>InterviewRows</name>
        <message numerus="yes">
            <source>%n name(s)</source>
            <translation>
                <numerusform>%n name</numerusform>
                <numerusform>%n names</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>{day}, %n name(s)</source>
            <translation>
                <numerusform>{day}, %n name</numerusform>
                <numerusform>{day}, %n names</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>MilestoneDialog</name>
        <message numerus="yes">
            <source>%n have their day already.</source>
            <translation>
                <numerusform>%n have their day already.</numerusform>
                <numerusform>%n have their day already.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n left out, with the reason.</source>
            <translation>
                <numerusform>%n left out, with the reason.</numerusform>
                <numerusform>%n left out, with the reason.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n people to tell</source>
            <translation>
                <numerusform>%n people to tell</numerusform>
                <numerusform>%n people to tell</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n to tell.</source>
            <translation>
                <numerusform>%n to tell.</numerusform>
                <numerusform>%n to tell.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n told already.</source>
            <translation>
                <numerusform>%n told already.</numerusform>
                <numerusform>%n told already.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>&amp;Tell %n people</source>
            <translation>
                <numerusform>&amp;Tell %n people</numerusform>
                <numerusform>&amp;Tell %n people</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>Missed</name>
        <message numerus="yes">
            <source>%n thing(s) came due while you were away.</source>
            <translation>
                <numerusform>%n thing came due while you were away.</numerusform>
                <numerusform>%n things came due while you were away.</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>NamesPanel</name>
        <message numerus="yes">
            <source>%n so far</source>
            <translation>
                <numerusform>%n so far</numerusform>
                <numerusform>%n so far</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>NextInterviewCard</name>
        <message numerus="yes">
            <source>%n question(s)</source>
            <translation>
                <numerusform>%n question</numerusform>
                <numerusform>%n questions</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>Opening</name>
        <message numerus="yes">
            <source>%n contact(s)</source>
            <translation>
                <numerusform>%n contact</numerusform>
                <numerusform>%n contacts</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n interview(s)</source>
            <translation>
                <numerusform>%n interview</numerusform>
                <numerusform>%n interviews</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>Past</name>
        <message numerus="yes">
            <source>%n agreement(s)</source>
            <translation>
                <numerusform>%n agreement</numerusform>
                <numerusform>%n agreements</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n contact(s)</source>
            <translation>
                <numerusform>%n contact</numerusform>
                <numerusform>%n contacts</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n follow-up(s)</source>
            <translation>
                <numerusform>%n follow-up</numerusform>
                <numerusform>%n follow-ups</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n hold(s)</source>
            <translation>
                <numerusform>%n hold</numerusform>
                <numerusform>%n holds</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n interview(s)</source>
            <translation>
                <numerusform>%n interview</numerusform>
                <numerusform>%n interviews</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n lead(s)</source>
            <translation>
                <numerusform>%n lead</numerusform>
                <numerusform>%n leads</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n letter(s)</source>
            <translation>
                <numerusform>%n letter</numerusform>
                <numerusform>%n letters</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n note(s)</source>
            <translation>
                <numerusform>%n note</numerusform>
                <numerusform>%n notes</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n question(s)</source>
            <translation>
                <numerusform>%n question</numerusform>
                <numerusform>%n questions</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n referral(s)</source>
            <translation>
                <numerusform>%n referral</numerusform>
                <numerusform>%n referrals</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n time(s) in touch</source>
            <translation>
                <numerusform>%n time in touch</numerusform>
                <numerusform>%n times in touch</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>And %n more.</source>
            <translation>
                <numerusform>And %n more.</numerusform>
                <numerusform>And %n more.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>and %n more</source>
            <translation>
                <numerusform>and %n more</numerusform>
                <numerusform>and %n more</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>PersonCommands</name>
        <message numerus="yes">
            <source>Keep in touch with %n people: {often}</source>
            <translation>
                <numerusform>Keep in touch with %n people: {often}</numerusform>
                <numerusform>Keep in touch with %n people: {often}</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>PitchPanel</name>
        <message numerus="yes">
            <source>%n second(s)</source>
            <translation>
                <numerusform>%n second</numerusform>
                <numerusform>%n seconds</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>PrintDialog</name>
        <message numerus="yes">
            <source>%n page(s)</source>
            <translation>
                <numerusform>%n page</numerusform>
                <numerusform>%n pages</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>Proposals</name>
        <message numerus="yes">
            <source>%n follow-up(s) created</source>
            <translation>
                <numerusform>%n follow-up created</numerusform>
                <numerusform>%n follow-ups created</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Add all %n</source>
            <translation>
                <numerusform>Add all %n</numerusform>
                <numerusform>Add all %n</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Create %n follow-up(s)</source>
            <translation>
                <numerusform>Create %n follow-up</numerusform>
                <numerusform>Create %n follow-ups</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Move %n</source>
            <translation>
                <numerusform>Move %n</numerusform>
                <numerusform>Move %n</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>ProposalsPanel</name>
        <message numerus="yes">
            <source>%n follow-up(s) created</source>
            <translation>
                <numerusform>%n follow-up created</numerusform>
                <numerusform>%n follow-ups created</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Create %n follow-up(s)</source>
            <translation>
                <numerusform>Create %n follow-up</numerusform>
                <numerusform>Create %n follow-ups</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>QuestionsPanel</name>
        <message numerus="yes">
            <source>%n question(s)</source>
            <translation>
                <numerusform>%n question</numerusform>
                <numerusform>%n questions</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n question(s) ≈ {used} min of {room}</source>
            <translation>
                <numerusform>%n question ≈ {used} min of {room}</numerusform>
                <numerusform>%n questions ≈ {used} min of {room}</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>Repeats</name>
        <message numerus="yes">
            <source>every %n day(s)</source>
            <translation>
                <numerusform>every %n day</numerusform>
                <numerusform>every %n days</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>every %n month(s)</source>
            <translation>
                <numerusform>every %n month</numerusform>
                <numerusform>every %n months</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>every %n week(s)</source>
            <translation>
                <numerusform>every %n week</numerusform>
                <numerusform>every %n weeks</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>RowList</name>
        <message numerus="yes">
            <source>Show all %n</source>
            <translation>
                <numerusform>Show all %n</numerusform>
                <numerusform>Show all %n</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>SidePanel</name>
        <message numerus="yes">
            <source>%n word(s)</source>
            <translation>
                <numerusform>%n word</numerusform>
                <numerusform>%n words</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>Steps</name>
        <message numerus="yes">
            <source>Add %n question(s)</source>
            <translation>
                <numerusform>Add %n question</numerusform>
                <numerusform>Add %n questions</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Create %n follow-up(s)</source>
            <translation>
                <numerusform>Create %n follow-up</numerusform>
                <numerusform>Create %n follow-ups</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Delete %n people</source>
            <translation>
                <numerusform>Delete %n people</numerusform>
                <numerusform>Delete %n people</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>End %n holds</source>
            <translation>
                <numerusform>End %n holds</numerusform>
                <numerusform>End %n holds</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Import %n contact(s)</source>
            <translation>
                <numerusform>Import %n contact</numerusform>
                <numerusform>Import %n contacts</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>In touch with %n people</source>
            <translation>
                <numerusform>In touch with %n people</numerusform>
                <numerusform>In touch with %n people</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Keep in touch with %n people</source>
            <translation>
                <numerusform>Keep in touch with %n people</numerusform>
                <numerusform>Keep in touch with %n people</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Milestone: tell %n people</source>
            <translation>
                <numerusform>Milestone: tell %n people</numerusform>
                <numerusform>Milestone: tell %n people</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Move %n people under {referrer}</source>
            <translation>
                <numerusform>Move %n people under {referrer}</numerusform>
                <numerusform>Move %n people under {referrer}</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>No referrer for %n people</source>
            <translation>
                <numerusform>No referrer for %n people</numerusform>
                <numerusform>No referrer for %n people</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Remove %n question(s)</source>
            <translation>
                <numerusform>Remove %n question</numerusform>
                <numerusform>Remove %n questions</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Restore %n thing(s)</source>
            <translation>
                <numerusform>Restore %n thing</numerusform>
                <numerusform>Restore %n things</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>TodayPage</name>
        <message numerus="yes">
            <source>{name}: {condition}, and %n more</source>
            <translation>
                <numerusform>{name}: {condition}, and %n more</numerusform>
                <numerusform>{name}: {condition}, and %n more</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>TouchesDialog</name>
        <message numerus="yes">
            <source>%n more</source>
            <translation>
                <numerusform>%n more</numerusform>
                <numerusform>%n more</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>In touch with %n people</source>
            <translation>
                <numerusform>In touch with %n people</numerusform>
                <numerusform>In touch with %n people</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>In touch with %n people: nothing was noted</source>
            <translation>
                <numerusform>In touch with %n people: nothing was noted</numerusform>
                <numerusform>In touch with %n people: nothing was noted</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>VisitDialog</name>
        <message numerus="yes">
            <source>%n begun before stayed as it was</source>
            <translation>
                <numerusform>%n begun before stayed as it was</numerusform>
                <numerusform>%n begun before stayed as it was</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n of them can be asked</source>
            <translation>
                <numerusform>%n of them can be asked</numerusform>
                <numerusform>%n of them can be asked</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n people in {place}</source>
            <translation>
                <numerusform>%n people in {place}</numerusform>
                <numerusform>%n people in {place}</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n request(s) drafted; nothing is sent</source>
            <translation>
                <numerusform>%n request drafted; nothing is sent</numerusform>
                <numerusform>%n requests drafted; nothing is sent</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>&amp;Draft %n request(s)</source>
            <translation>
                <numerusform>&amp;Draft %n request</numerusform>
                <numerusform>&amp;Draft %n requests</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>Visits</name>
        <message numerus="yes">
            <source>%n of these letters still to be looked at</source>
            <translation>
                <numerusform>%n of these letters still to be looked at</numerusform>
                <numerusform>%n of these letters still to be looked at</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>and %n more</source>
            <translation>
                <numerusform>and %n more</numerusform>
                <numerusform>and %n more</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>Week</name>
        <message numerus="yes">
            <source>%n more</source>
            <translation>
                <numerusform>%n more</numerusform>
                <numerusform>%n more</numerusform>
            </translation>
        </message>
    </context>
</TS>
