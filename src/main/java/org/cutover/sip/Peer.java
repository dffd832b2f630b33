package org.cutover.sip;

/**
 * Who sent a message, as the link knows it; headers can say anything.
 *
 * @param name the sending node's name; the name its address has in the estate; else the address
 * @param host the sender's host in the model, or its IP address if it is no node of this world
 */
public record Peer(String name, String host) {}
