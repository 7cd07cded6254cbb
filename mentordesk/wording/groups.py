"""The words for mentoring groups, and their history."""

from __future__ import annotations

HISTORY: dict[str, str] = {
    "NewGroup": "Group “{group}” made",
    "EditGroup": "Group “{group}”: {field} changed",
    "SetGroupSize": "Size of “{group}” changed",
    "StepGroup": "Group “{group}” is now {group_state}",
    "JoinGroup": "{people} placed in “{group}”",
    "LeaveGroup": "{people} left “{group}”",
    "PlanGroupSession": "Session of “{group}” planned",
    "EditGroupSession": "Session of “{group}” changed",
    "RecordAttendance": "Attendance of “{group}” noted",
    "MergeGroups": "“{other}” merged into “{group}”",
    "CloseGroup": "Group “{group}” closed",
    "ConvertGroup": "Group “{group}” made into {number}",
}
"""The commands of groups, in the past tense."""
