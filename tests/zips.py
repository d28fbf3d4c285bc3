"""Small packages written by hand, for whoever opens, plays or audits packages."""

import zipfile
from collections.abc import Mapping
from pathlib import Path
from typing import Final

PAGE: Final = "<!doctype html><html lang='en'><title>Page</title><body><p>A page.</p></body></html>"

SCORM12: Final = """<?xml version="1.0" encoding="UTF-8"?>
<manifest identifier="m" version="1.0" xmlns="http://www.imsproject.org/xsd/imscp_rootv1p1p2"
 xmlns:adlcp="http://www.adlnet.org/xsd/adlcp_rootv1p2">
 <metadata><schema>ADL SCORM</schema><schemaversion>1.2</schemaversion></metadata>
 <organizations default="o"><organization identifier="o"><title>Two parts</title>
  <item identifier="one" identifierref="r1"><title>One</title><adlcp:masteryscore>80</adlcp:masteryscore>
   <adlcp:datafromlms>hello</adlcp:datafromlms></item>
  <item identifier="folder"><title>Folder</title>
   <item identifier="two" identifierref="r2" parameters="?part=2"><title>Two</title></item></item>
 </organization></organizations>
 <resources><resource identifier="r1" type="webcontent" adlcp:scormtype="sco" href="index.html">
  <file href="index.html"/></resource>
  <resource identifier="r2" type="webcontent" adlcp:scormtype="sco" href="two/index.html"/></resources></manifest>"""

SCORM2004: Final = """<?xml version="1.0" encoding="UTF-8"?>
<manifest identifier="m" xmlns="http://www.imsglobal.org/xsd/imscp_v1p1"
 xmlns:adlcp="http://www.adlnet.org/xsd/adlcp_v1p3" xmlns:imsss="http://www.imsglobal.org/xsd/imsss">
 <metadata><schema>ADL SCORM</schema><schemaversion>2004 4th Edition</schemaversion></metadata>
 <organizations default="o"><organization identifier="o"><title>A 2004 course</title>
  <item identifier="one" identifierref="r1"><title>One</title>
   <adlcp:completionThreshold completedByMeasure="true" minProgressMeasure="0.8"/></item>
 </organization></organizations>
 <resources xml:base="sub/">
  <resource identifier="r1" type="webcontent" adlcp:scormType="sco" href="index.html"/></resources>
</manifest>"""

TINCAN: Final = """<?xml version="1.0" encoding="UTF-8"?>
<tincan xmlns="http://projecttincan.com/tincan.xsd"><activities>
 <activity id="https://course.example/m1" type="http://adlnet.gov/expapi/activities/module">
  <name>Module 1</name><description lang="en">One</description><launch lang="en">index.html</launch></activity>
 <activity id="https://course.example/m1/q" type="http://adlnet.gov/expapi/activities/cmi.interaction">
  <name>Q</name></activity>
</activities></tincan>"""

CMI5: Final = """<?xml version="1.0" encoding="UTF-8"?>
<courseStructure xmlns="https://w3id.org/xapi/profiles/cmi5/v1/CourseStructure.xsd">
 <course id="https://course.example/c"><title><langstring lang="en">A cmi5 course</langstring></title>
  <description><langstring lang="en">About it</langstring></description></course>
 <block id="https://course.example/b"><title><langstring lang="en">Block</langstring></title>
  <description><langstring lang="en">About it</langstring></description>
  <au id="https://course.example/m1" moveOn="Completed"><title><langstring lang="en">Module 1</langstring></title>
   <description><langstring lang="en">About it</langstring></description><url>index.html</url></au></block>
</courseStructure>"""


def write_zip(path: Path, members: Mapping[str, str | bytes], how: int = zipfile.ZIP_STORED) -> Path:
    """Writes a zip with these members."""
    with zipfile.ZipFile(path, "w", how) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return path
